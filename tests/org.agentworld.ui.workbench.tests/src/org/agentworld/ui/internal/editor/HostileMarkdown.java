package org.agentworld.ui.internal.editor;

import java.util.List;
import java.util.stream.Stream;

/**
 * Messages that want to run, fetch, navigate or show something outside of themselves. What would run sets the global
 * {@code hacked}.
 */
final class HostileMarkdown {

	private static final List<String> PIECES = List.of(
			// Scripts.
			"<script>window.hacked=1</script>", "<SCRIPT SRC=@/script.js></SCRIPT>", "<scr<script>ipt>hacked=1</script>",
			"<script type=module>import '@/module.js'</script>", "</main><script>hacked=1</script>",
			"\"});window.hacked=1;({\"", "\\\");window.hacked=1;//", "'+(window.hacked=1)+'", "${window.hacked=1}",
			"]]><script>hacked=1</script>", "--><script>hacked=1</script><!--", "<!--><img src=x onerror=hacked=1>-->",
			"\u2028window.hacked=1\u2029", "*/window.hacked=1/*",
			// Handlers.
			"<img src=x onerror=window.hacked=1>", "<svg onload=window.hacked=1>",
			"<body onload=hacked=1 onresize=hacked=1>",
			"<details open ontoggle=window.hacked=1>x</details>", "<input autofocus onfocus=window.hacked=1>",
			"<p style=animation-name:pulse onanimationstart=window.hacked=1>x</p>",
			"<video><source onerror=hacked=1></video>",
			"<div onpointerenter=hacked=1 style=position:fixed;inset:0>x</div>", "<marquee onstart=hacked=1>x</marquee>",
			"<a href=# onclick=hacked=1>x</a>", "<img/src=x\tonerror\n=\nhacked=1>",
			// Links.
			"[click](javascript:window.hacked=1)", "[click](JaVaScRiPt:window.hacked=1)",
			"[click](java\tscript:hacked=1)",
			"[click](&#106;avascript:hacked=1)", "[click](javascript&colon;hacked=1)", "<javascript:window.hacked=1>",
			"[click](vbscript:x)", "[click](data:text/html;base64,PHNjcmlwdD5oYWNrZWQ9MTwvc2NyaXB0Pg==)",
			"[click](data:text/html,<script>hacked=1</script>)", "[click](file:///etc/passwd)", "[click](about:blank)",
			"[click](agentworld:secret/retry/turn)", "[click](//127.0.0.1/x)",
			"[click](https://a.example/\"onclick=hacked=1)",
			"[click](<https://a.example/' onmouseover='hacked=1>)", "[a]: javascript:hacked=1\n\n[a]",
			"[click](https://a.example \"\\\" onmouseover=\\\"hacked=1\")", "<a href='javascript:hacked=1'>x</a>",
			"<a target=_blank href=@/blank>x</a>", "<a ping=@/ping href=https://a.example>x</a>",
			// What is fetched.
			"![image](@/image.png)", "<img src=@/img.png srcset='@/srcset.png 2x'>",
			"![x](data:image/svg+xml,<svg onload=hacked=1>)",
			"<link rel=stylesheet href=@/style.css>", "<link rel=prefetch href=@/prefetch>",
			"<link rel=dns-prefetch href=//a.example>",
			"<iframe src=@/frame></iframe>", "<iframe srcdoc='<script>top.hacked=1</script>'></iframe>",
			"<frameset><frame src=@/frameset></frameset>", "<object data=@/object></object>", "<embed src=@/embed>",
			"<video src=@/video autoplay poster=@/poster></video>", "<audio src=@/audio autoplay></audio>",
			"<table background=@/background><tr><td>x</table>", "<input type=image src=@/input>",
			"<style>@import '@/import.css'; body { background: url(@/css) }</style>",
			"<p style='background:url(@/inline-style)'>x</p>",
			"<svg><image href=@/svg-image /><use href='@/use#x'/></svg>",
			// Where the page goes.
			"<meta http-equiv=refresh content='0;url=@/refresh'>", "<base href=@/base/>", "<base target=_blank>",
			"<form action=@/form><button autofocus>x</button></form>",
			"<form id=x></form><button form=x formaction=@/f>x</button>",
			"<portal src=@/portal></portal>",
			// What covers or changes other messages.
			"<style>* { display: none !important }</style>", "<style>.entry { position: fixed; inset: 0 }</style>",
			"<div style='position:fixed;top:0;left:0;width:100vw;height:100vh;z-index:9999;background:red'>covered</div>",
			"<p class='failed entry' id=entries>an entry?</p>", "<article class='entry human'>imitated</article>",
			"<dialog open>x</dialog>", "<div popover=manual>x</div>", "</div></div></article><article class=entry>out",
			"<p dir=rtl align=right style=margin:-9999px>x</p>", "<h1 style=font-size:9999px>x</h1>",
			"</main></body></html>x",
			"<button class='action retry'>Try again</button>", "<textarea><p>x", "<plaintext>x", "<xmp>x", "<listing>x",
			// What gets a name in the page.
			"<a id=agentworld name=agentworld>x</a>", "<form name=agentworld><input name=addEntry></form>",
			"<img name=body id=body>", "<a id=entries><a id=entries name=lastChild>x</a></a>",
			// Markup that changes when it is parsed a second time.
			"<noscript><p title=\"</noscript><img src=x onerror=hacked=1>\"></noscript>",
			"<template><script>hacked=1</script></template>",
			"<template shadowrootmode=open><script>hacked=1</script></template>",
			"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=hacked=1&gt;\">",
			"<svg></p><style><a id=\"</style><img src=1 onerror=hacked=1>\">", "<svg><script>hacked=1</script></svg>",
			"<svg><animate onbegin=hacked=1 attributeName=x dur=1s>",
			"<svg><foreignObject><iframe src=@/foreign></iframe></foreignObject></svg>",
			"<math href=javascript:hacked=1>x</math>",
			"<maction actiontype=statusline xlink:href=javascript:hacked=1>x</maction>",
			"<form><math><mtext></form><form><mglyph><style></math><img src onerror=hacked=1>",
			"<select><option><style></option></select><img src=x onerror=hacked=1></style>",
			"<p><b><i><u><table><td><p>",
			"<![CDATA[<script>hacked=1</script>]]>", "<?xml-stylesheet href='@/xml.css'?>",
			"<!DOCTYPE html [<!ENTITY x '@/dtd'>]>&x;",
			// Entities.
			"&lt;script&gt;hacked=1&lt;/script&gt;", "&amp;lt;img src=x onerror=hacked=1&amp;gt;",
			"&#60;img src=x onerror=hacked=1&#62;",
			"&#x3c;script&#x3e;hacked=1", "&#0;&#xD800;&#x110000;&notanentity;", "`<img src=x onerror=hacked=1>`",
			"```\"><script>hacked=1</script>\ncode\n```",
			"```onload=hacked=1 class=entry\n</pre><script>hacked=1</script>\n```",
			"| <script>hacked=1</script> | [x](javascript:hacked=1) |\n|:-:|-:|\n| <img src=x onerror=hacked=1> | ![x](@/cell) |",
			"1. <iframe src=@/list></iframe>\n   - ![x](@/nested)", "99999999999. x",
			"> <style>@import '@/quote'</style>",
			// Characters.
			"\u202eright to left, never ended", "\u2067\u2066\u2068\u202d\u202b isolates without end",
			"a\u200b\u200d\u2060\ufeff\u00ad\u034fb",
			"Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349\u035a\u032f".repeat(20),
			"nul \u0000 bell \u0007 escape \u001b[2J delete \u007f", "lone \ud800 surrogate \udc00 halves",
			"\ufffe\uffff",
			"x\u000b\u000c\u0085y", "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67".repeat(50), "\ufdfd".repeat(200));

	/** All of them, with an address in place of what is to be fetched. */
	static Stream<String> all(String address) {
		return PIECES.stream().map(piece -> piece.replace("@/", address + "/"));
	}

	private HostileMarkdown() {
	}
}
