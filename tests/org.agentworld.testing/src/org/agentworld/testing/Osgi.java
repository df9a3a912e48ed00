package org.agentworld.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/** The running framework, seen from a test. */
public final class Osgi {

	/** This bundle's context; Tycho does not start test bundles, so that is done here. */
	public static BundleContext context() {
		Bundle bundle = FrameworkUtil.getBundle(Osgi.class);
		try {
			bundle.start(Bundle.START_TRANSIENT);
		} catch (BundleException e) {
			throw new AssertionError(e);
		}
		return bundle.getBundleContext();
	}

	/** The service of this type; fails if there is none. */
	public static <S> S service(Class<S> type) {
		ServiceReference<S> reference = context().getServiceReference(type);
		assertThat(reference).as("a service %s", type.getName()).isNotNull();
		return context().getService(reference);
	}

	private Osgi() {
	}
}
