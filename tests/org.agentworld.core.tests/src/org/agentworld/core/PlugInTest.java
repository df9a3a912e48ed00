package org.agentworld.core;

import java.util.concurrent.CountDownLatch;

import org.agentworld.model.World;
import org.agentworld.spi.agent.ClassAgent;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.Latches;
import org.agentworld.testing.TestPlugIn;

/** A program into which plug-ins are installed while it runs. */
abstract class PlugInTest extends CoreTest {

	/** An extension with one agent that is a class. */
	static String agent(Class<? extends ClassAgent> code) {
		return "<extension point='org.agentworld.spi.agents'><classAgent id='agent' name='" + code.getSimpleName()
				+ "' class='" + code.getName() + "'/></extension>";
	}

	/** Installs a plug-in of one agent, and waits until the program has it. */
	final TestPlugIn installed(String id, Class<? extends ClassAgent> code) {
		TestPlugIn plugIn = TestPlugIn.start(id, agent(code), code);
		awaitAgent(id + "/agent", true);
		return plugIn;
	}

	/** Waits until an agent of a plug-in is on offer, or is not any more. */
	final void awaitAgent(String contribution, boolean there) {
		CountDownLatch seen = new CountDownLatch(1);
		Runnable look = () -> {
			if (program.engine().plugIns().agent(contribution).isPresent() == there) {
				seen.countDown();
			}
		};
		Runnable end = program.engine().plugIns().onChange(look);
		try {
			look.run();
			Latches.await(seen);
		} catch (InterruptedException e) {
			throw new AssertionError(e);
		} finally {
			end.run();
		}
	}

	/** A world with the one agent of a plug-in. */
	final World worldOf(String plugIn) {
		return program.world("World of " + plugIn,
				draft -> draft.getAgents().add(program.engine().plugIns().agent(plugIn + "/agent").orElseThrow().draft()));
	}

	/** A chat with the one agent of a plug-in. */
	final ChatRecorder chatWith(String plugIn) {
		return chat(worldOf(plugIn), "chat");
	}
}
