package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.agentworld.events.ChatEvent;
import org.agentworld.events.bus.EventSubscriptions;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.id.ChatId;
import org.agentworld.spi.agent.ClassAgent;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.tool.Tool;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** What plug-ins are compiled against changes on purpose only: it stands in a file, with the versions of its packages. */
class PublicSignaturesTest {

	private static final Path LISTING = Path.of("..", "..", "bundles", "org.agentworld.spi", "signatures.txt");
	private static final String UPDATE = "update.signatures";
	/** One type of each package that plug-ins may use. */
	private static final List<Class<?>> PACKAGES = List.of(ClassAgent.class, LlmProvider.class, Tool.class, ChatEvent.class,
			EventSubscriptions.class, Message.class, ChatId.class);
	/** What every object, record or enum has. */
	private static final Set<String> IMPLIED = Set.of("equals", "hashCode", "toString", "values", "valueOf");
	private static final Pattern TYPE = Pattern.compile("[a-z]\\w*(?:\\.[a-z]\\w*)+\\.[A-Z]\\w*");

	@Test
	void theSignaturesAreThoseThatArePublished() throws Exception {
		String now = listing();
		if (Boolean.getBoolean(UPDATE)) {
			Files.writeString(LISTING, now);
		}
		assertThat(now).as("""
				What plug-ins are compiled against has changed. If that is on purpose: raise the version of the package in \
				Export-Package of its bundle (the second number for what is added, the first for what breaks plug-ins), then \
				write the new list to bundles/org.agentworld.spi/signatures.txt with
				  ./test --module org.agentworld.core.tests -- -Dtest=PublicSignaturesTest '-Dtest.vmargs=-D%s=true'
				and commit it with the change.""", UPDATE).isEqualTo(Files.readString(LISTING));
	}

	@Test
	void theyMentionNothingThatIsNotForPlugIns() throws Exception {
		List<String> allowed = PACKAGES.stream().map(Class::getPackageName).toList();
		Matcher types = TYPE.matcher(listing());
		List<String> foreign = types.results().map(type -> type.group())
				.filter(type -> !type.startsWith("java.") && !type.startsWith("org.osgi."))
				.filter(type -> allowed.stream().noneMatch(one -> type.startsWith(one + "."))).distinct().toList();
		assertThat(foreign).isEmpty();
	}

	private static String listing() throws IOException, ClassNotFoundException {
		TreeMap<String, String> packages = new TreeMap<>();
		for (Class<?> one : PACKAGES) {
			packages.put(one.getPackageName(), ofPackage(one));
		}
		return String.join("\n", packages.values());
	}

	private static String ofPackage(Class<?> one) throws ClassNotFoundException {
		Bundle bundle = FrameworkUtil.getBundle(one);
		String name = one.getPackageName();
		List<String> types = new ArrayList<>();
		for (URL entry : Collections.list(bundle.findEntries('/' + name.replace('.', '/'), "*.class", false))) {
			String file = entry.getPath().substring(entry.getPath().lastIndexOf('/') + 1);
			if (!file.equals("package-info.class")) {
				Class<?> type = bundle.loadClass(name + '.' + file.substring(0, file.length() - ".class".length()));
				if (isVisible(type)) {
					types.add(ofType(type));
				}
			}
		}
		return "package " + name + " " + version(bundle, name) + "\n"
				+ types.stream().sorted().collect(Collectors.joining());
	}

	private static String version(Bundle bundle, String name) {
		Matcher version = Pattern.compile(Pattern.quote(name) + ";version=\"([^\"]+)\"")
				.matcher(bundle.getHeaders().get("Export-Package"));
		assertThat(version.find()).as("%s is exported with a version", name).isTrue();
		return version.group(1);
	}

	private static boolean isVisible(Class<?> type) {
		return isVisible(type.getModifiers()) && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
	}

	private static boolean isVisible(int modifiers) {
		return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
	}

	private static String ofType(Class<?> type) {
		Stream<String> above = Stream.concat(
				type.getGenericSuperclass() == null ? Stream.empty() : Stream.of(type.getGenericSuperclass().getTypeName()),
				Arrays.stream(type.getGenericInterfaces()).map(one -> one.getTypeName()));
		Stream<String> constants = type.isEnum() ? Arrays.stream(type.getEnumConstants()).map(Object::toString) : Stream.empty();
		Stream<String> members = Stream.of(type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
				.flatMap(Arrays::stream).map(Member.class::cast).filter(member -> isOfInterest(type, member))
				.map(member -> ofMember(member).replace(type.getName() + ".", "")).sorted();
		return type.toGenericString() + " : " + above.collect(Collectors.joining(", ")) + "\n"
				+ Stream.concat(constants, members).map(line -> "\t" + line + "\n").collect(Collectors.joining());
	}

	private static boolean isOfInterest(Class<?> type, Member member) {
		return isVisible(member.getModifiers()) && !member.isSynthetic() && !IMPLIED.contains(member.getName())
				&& !(type.isEnum() && member instanceof Field field && field.isEnumConstant());
	}

	private static String ofMember(Member member) {
		return switch (member) {
			case Field field -> field.toGenericString();
			case Constructor<?> constructor -> withNames(constructor, constructor.toGenericString());
			case Method method -> method.toGenericString();
			default -> throw new AssertionError("no such member: " + member);
		};
	}

	/** The names of a record's components are the names of its methods; here they say which is which. */
	private static String withNames(Executable constructor, String text) {
		Class<?> type = constructor.getDeclaringClass();
		return type.isRecord() && constructor.getParameterCount() == type.getRecordComponents().length
				? text + " of " + Arrays.stream(type.getRecordComponents()).map(component -> component.getName()).toList()
				: text;
	}
}
