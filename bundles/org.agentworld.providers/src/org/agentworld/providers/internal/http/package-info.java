/**
 * What all providers share that ask a server over HTTP: {@link org.agentworld.providers.internal.http.HttpProvider} and
 * the transport below it, with time limits, cancellation, proxies and errors. LangChain4j knows the bodies of the
 * families' requests and answers; where they go, with which key and settings, is decided here.
 */
package org.agentworld.providers.internal.http;
