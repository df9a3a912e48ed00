"use strict";
window.agentworld = (function () {
	const NEAR = 24;
	const entries = document.getElementById("entries");
	const more = document.getElementById("more");
	const byKey = new Map();
	let following = true;
	let words = { reasoning: "" };

	function atEnd() {
		const page = document.scrollingElement;
		return page.scrollHeight - page.scrollTop - page.clientHeight <= NEAR;
	}
	/* The scroll event of a person comes late: what counts is where the page was before it grew. */
	function change(work) {
		following = atEnd();
		work();
		settle();
	}
	function settle() {
		if (following) {
			document.scrollingElement.scrollTop = document.scrollingElement.scrollHeight;
		}
		more.hidden = atEnd();
	}
	function element(name, className, text) {
		const made = document.createElement(name);
		made.className = className;
		if (text) {
			made.textContent = text;
		}
		return made;
	}
	function fill(entry, look, author, time, html) {
		entry.className = "entry " + look;
		const head = element("div", "head");
		head.append(element("span", "author", author), element("span", "time", time));
		const reasoning = element("details", "reasoning");
		reasoning.append(element("summary", "", words.reasoning), element("div", "reasoning-text"));
		const blocks = element("div", "blocks");
		blocks.innerHTML = html;
		entry.replaceChildren(head, reasoning, blocks, element("div", "rest"));
	}
	function appendTo(target, text) {
		if (target.lastChild) {
			target.lastChild.appendData(text);
		} else {
			target.append(text);
		}
	}
	function part(key, selector) {
		return byKey.get(key).querySelector(":scope > " + selector);
	}
	window.addEventListener("scroll", () => { more.hidden = atEnd(); });
	window.addEventListener("resize", settle);
	more.addEventListener("click", () => { following = true; settle(); });

	return {
		install(reasoning, moreBelow) {
			words = { reasoning };
			more.textContent = moreBelow;
		},
		theme(name) {
			document.documentElement.className = name;
		},
		addEntry(key, before, look, author, time, html) {
			const page = document.scrollingElement;
			const fromEnd = page.scrollHeight - page.scrollTop;
			const older = before !== "" && byKey.get(before).getBoundingClientRect().top < 0;
			change(() => {
				const entry = document.createElement("article");
				fill(entry, look, author, time, html);
				entries.insertBefore(entry, before === "" ? null : byKey.get(before));
				byKey.set(key, entry);
			});
			if (older && !following) {
				page.scrollTop = page.scrollHeight - fromEnd;
			}
		},
		replaceEntry(key, look, author, time, html) {
			change(() => fill(byKey.get(key), look, author, time, html));
		},
		removeEntry(key) {
			change(() => { byKey.get(key).remove(); byKey.delete(key); });
		},
		appendText(key, text) {
			change(() => appendTo(part(key, ".rest"), text));
		},
		appendBlocks(key, html, rest) {
			change(() => {
				part(key, ".blocks").insertAdjacentHTML("beforeend", html);
				part(key, ".rest").textContent = rest;
			});
		},
		appendReasoning(key, text) {
			change(() => {
				part(key, ".reasoning").classList.add("used");
				appendTo(part(key, ".reasoning").lastChild, text);
			});
		},
		reset() {
			byKey.clear();
			entries.replaceChildren();
			following = true;
			settle();
		},
		scrollToEnd() {
			following = true;
			settle();
		}
	};
})();
