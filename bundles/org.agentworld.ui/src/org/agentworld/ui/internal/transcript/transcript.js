"use strict";
/*
 * The functions of the transcript's page. Java calls them (PageCalls); content reaches them as text and as HTML that
 * MarkdownRenderer made safe. What a person asks for goes back as a navigation that is always vetoed (PageRequest).
 */
window.agentworld = (function () {
	const NEAR_END = 24;
	const NEAR_BEGIN = 400;
	const QUIET_MILLIS = 250;
	const PLAIN_BLOCK = 20000;
	/* Where what can be done with a message is offered while one is at it; else below. */
	const inHeadOf = ["human", "agent", "tool", "system"];
	const entries = document.getElementById("entries");
	const empty = document.getElementById("empty");
	const older = document.getElementById("older");
	const more = document.getElementById("more");
	const announcement = document.getElementById("announcement");
	const byKey = new Map();
	const requests = [];
	let secret = "";
	let words = {};
	let following = true;
	/* Between begin and end: then the page is measured once, not for each change. */
	let several = false;
	/* The frame with which the page settles; 0 if it has. */
	let settling = 0;
	/* Where the page was scrolled to before it grew, and how high it was. */
	let from = 0;
	let heightBefore = 0;
	let sawEnd = true;
	let size = windowSize();
	let scrollReport = 0;

	/* Of several navigations in one task only the last takes place. */
	function tell(...parts) {
		requests.push(parts);
		if (requests.length === 1) {
			setTimeout(tellNext, 0);
		}
	}
	function tellNext() {
		location.href = "agentworld:" + secret + "/" + requests[0].map(encodeURIComponent).join("/");
		requests.shift();
		if (requests.length > 0) {
			setTimeout(tellNext, 0);
		}
	}

	function atEnd() {
		const page = document.scrollingElement;
		return page.scrollHeight - page.scrollTop - page.clientHeight <= NEAR_END;
	}
	/* The scroll event of a person comes late: what counts is where the page was before it grew. */
	function change(work) {
		if (several) {
			work();
			return;
		}
		settlePending();
		following = atEnd();
		work();
		settle();
	}
	/*
	 * What came is laid out when the page is painted next, once, and whoever called does not wait for it. Until then all that
	 * asks where the page stands settles it first.
	 */
	function settleWithNextFrame() {
		settling ||= requestAnimationFrame(settlePending);
	}
	function settlePending() {
		if (settling) {
			cancelAnimationFrame(settling);
			settling = 0;
			const page = document.scrollingElement;
			/* Who scrolled up meanwhile stays there, and who came to the end that there was follows it. */
			following = following && page.scrollTop >= from || atEnd()
					|| page.scrollTop + page.clientHeight >= heightBefore - NEAR_END;
			settle();
		}
	}
	function settle() {
		if (following) {
			document.scrollingElement.scrollTop = document.scrollingElement.scrollHeight;
			from = document.scrollingElement.scrollTop;
		}
		sawEnd = atEnd();
		empty.hidden = byKey.size > 0;
		more.hidden = sawEnd;
	}
	function windowSize() {
		return window.innerWidth + "x" + window.innerHeight;
	}
	/* The first entry that is not above the window, and how far below its upper edge it begins. */
	function place() {
		settlePending();
		if (atEnd()) {
			return ["", "0"];
		}
		for (const entry of entries.children) {
			const box = entry.getBoundingClientRect();
			if (box.bottom > 0) {
				return [entry.agentworldKey, String(Math.round(box.top))];
			}
		}
		return ["", "0"];
	}

	function element(name, className, text) {
		const made = document.createElement(name);
		made.className = className;
		if (text) {
			made.textContent = text;
		}
		return made;
	}
	function button(className, text, action) {
		const made = element("button", className, text);
		made.type = "button";
		made.addEventListener("click", action);
		return made;
	}
	/* Works without a permission only while a person clicks. */
	function copy(text, source) {
		const area = document.createElement("textarea");
		area.value = text;
		area.className = "outside";
		document.body.append(area);
		area.select();
		document.execCommand("copy");
		area.remove();
		source.focus();
		source.textContent = words.copied;
		setTimeout(() => { source.textContent = words.copy; }, 1500);
	}
	function addCodeButtons(parent) {
		for (const head of parent.querySelectorAll(".code-head:not(:has(button))")) {
			const code = head.nextElementSibling;
			const language = head.textContent;
			const made = button("quiet", words.copy, () => copy(code.textContent, made));
			made.setAttribute("aria-label", words.copyCode + (language ? " (" + language + ")" : ""));
			head.append(made);
		}
	}
	function reasoningOf(view) {
		const reasoning = element("details", view.reasoning ? "reasoning used" : "reasoning");
		reasoning.append(element("summary", "", view.reasoningTitle), element("div", "reasoning-text", ""));
		appendTo(reasoning.lastChild, view.reasoning);
		return reasoning;
	}
	/* The picture of an image is asked for when it comes near the window. */
	const seen = new IntersectionObserver(found => {
		for (const { target, isIntersecting } of found) {
			if (isIntersecting) {
				seen.unobserve(target);
				tell("picture", target.agentworldKey, String(target.agentworldIndex));
			}
		}
	}, { rootMargin: NEAR_BEGIN + "px" });
	function fileOf(file, key, index) {
		const figure = element("figure", "file");
		const open = button("open", "", () => tell("open", key, String(index)));
		open.append(element("span", "icon", ""));
		open.setAttribute("aria-label", words.openFile + ": " + file.name);
		const save = button("quiet", words.saveFile, () => tell("save", key, String(index)));
		save.setAttribute("aria-label", words.saveFile + ": " + file.name);
		const caption = element("figcaption", "");
		caption.append(element("bdi", "file-name", file.name), element("span", "file-size", file.size), save);
		figure.append(open, caption);
		if (file.isPicture) {
			figure.agentworldKey = key;
			figure.agentworldIndex = index;
			seen.observe(figure);
		}
		return figure;
	}
	/* A button that shows a symbol, which the styles know by its name. */
	function symbol(name, label, action) {
		const made = button("action symbol " + name, "", action);
		made.setAttribute("aria-label", label);
		made.title = label;
		return made;
	}
	function pagingOf(paging, key) {
		const made = element("span", "paging");
		const previous = symbol("previous", words.previous, () => tell("previous", key));
		const next = symbol("next", words.next, () => tell("next", key));
		previous.disabled = !paging.previous;
		next.disabled = !paging.next;
		made.append(previous, element("span", "place", paging.place), next);
		if (paging.other) {
			made.append(button("action choose", words.choose, () => tell("choose", key)));
		}
		return made;
	}
	function footOf(view, key) {
		const foot = element("div", view.leftOut || view.paging ? "foot used" : "foot");
		foot.append(element("span", "left-out", view.leftOut));
		if (view.paging) {
			foot.append(pagingOf(view.paging, key));
		}
		return foot;
	}
	/* Who used a button of an entry that is filled anew goes on with the same button. */
	function keepingFocus(entry, work) {
		const used = entry.contains(document.activeElement) && document.activeElement !== entry
				? document.activeElement.className : "";
		work();
		if (used) {
			const again = [...entry.querySelectorAll("button:enabled")].find(one => one.className === used);
			(again || entry).focus({ preventScroll: true });
		}
	}
	/* What is above the window may grow without moving what is being read. */
	function keepingPlace(element, work) {
		settlePending();
		const page = document.scrollingElement;
		const above = element.getBoundingClientRect().top < 0;
		const fromEnd = above ? page.scrollHeight - page.scrollTop : 0;
		change(work);
		if (above && !following) {
			page.scrollTop = page.scrollHeight - fromEnd;
		}
	}
	function fill(entry, key, view) {
		const open = entry.querySelector(":scope > .reasoning[open]") !== null;
		entry.className = "entry " + view.look;
		entry.setAttribute("aria-label", view.author + ", " + view.time);
		const head = element("div", "head");
		const time = element("span", "time", view.time);
		time.title = view.date;
		head.append(element("span", "author", view.author), time, element("span", view.usageLook, view.usage));
		const blocks = element("div", "blocks");
		blocks.innerHTML = view.html;
		addCodeButtons(blocks);
		const files = element("div", "files");
		files.append(...view.files.map((file, index) => fileOf(file, key, index)));
		const rest = element("div", "rest plain", view.note);
		const actions = element("div", "actions");
		const inHead = inHeadOf.includes(view.look);
		for (const [name, label] of view.actions) {
			actions.append(inHead ? symbol(name, label, () => tell(name, key))
					: button("action " + name, label, () => tell(name, key)));
		}
		if (inHead) {
			head.append(actions);
		}
		keepingFocus(entry, () => {
			entry.replaceChildren(head, reasoningOf(view), files, blocks, rest, footOf(view, key));
			if (!inHead) {
				entry.append(actions);
			}
		});
		entry.querySelector(".reasoning").open = open;
		if (view.look.startsWith("running")) {
			entry.setAttribute("aria-busy", "true");
		} else {
			entry.removeAttribute("aria-busy");
		}
	}
	/*
	 * Plain text stands in blocks of whole lines, or of parts of a line without end: only the block that grows is laid out
	 * anew, and what that costs grows with the square of its longest word.
	 */
	function appendTo(target, text) {
		while (text !== "") {
			let block = target.lastElementChild;
			if (!block || isFull(block.textContent)) {
				block = element("div", "", "");
				target.append(block);
			}
			const end = endOfPart(text, PLAIN_BLOCK - block.textContent.length);
			if (block.lastChild) {
				block.lastChild.appendData(text.slice(0, end));
			} else {
				block.append(text.slice(0, end));
			}
			text = text.slice(end);
		}
	}
	function isFull(text) {
		return text.length >= PLAIN_BLOCK && (text.endsWith("\n") || text.length >= 2 * PLAIN_BLOCK);
	}
	function endOfPart(text, room) {
		const line = text.indexOf("\n", Math.max(room - 1, 0)) + 1;
		const end = Math.min(line || text.length, room + PLAIN_BLOCK, text.length);
		return /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) && end < text.length ? end + 1 : end;
	}
	function part(key, selector) {
		return byKey.get(key).querySelector(":scope > " + selector);
	}

	window.addEventListener("scroll", () => {
		if (size === windowSize()) {
			/* Else the window scrolled by itself, as it became smaller. */
			settlePending();
			sawEnd = atEnd();
		}
		more.hidden = atEnd();
		clearTimeout(scrollReport);
		scrollReport = setTimeout(() => {
			settlePending();
			if (!older.hidden && document.scrollingElement.scrollTop < NEAR_BEGIN) {
				tell("older");
			}
			tell("scrolled", ...place());
		}, QUIET_MILLIS);
	});
	/* Who saw the end before the window changed its size sees it afterwards. */
	window.addEventListener("resize", () => {
		size = windowSize();
		/* The window scrolled by itself, if at all. */
		from = 0;
		settlePending();
		following = sawEnd;
		settle();
	});
	/* Which entry commands are about. */
	let focused = "";
	entries.addEventListener("focusin", event => {
		const key = event.target.closest(".entry").agentworldKey;
		if (key !== focused) {
			focused = key;
			tell("focused", key);
		}
	});
	/* A page would open what is dropped on it. Some browsers say that these are files, some only that they have addresses. */
	let ownDrag = false;
	window.addEventListener("dragstart", () => { ownDrag = true; });
	window.addEventListener("dragend", () => { ownDrag = false; });
	window.addEventListener("dragenter", event => {
		const types = event.dataTransfer.types;
		if (!ownDrag && (types.includes("Files") || types.includes("text/uri-list"))) {
			tell("dragged");
		}
	});
	window.addEventListener("blur", () => { focused = ""; });
	more.addEventListener("click", () => { settlePending(); following = true; settle(); });
	older.addEventListener("click", () => tell("older"));

	return {
		install(pageSecret, pageWords) {
			secret = pageSecret;
			words = pageWords;
			more.textContent = words.moreBelow;
			older.textContent = words.older;
			empty.textContent = words.empty;
			settle();
		},
		look(theme, textSize) {
			const root = document.documentElement;
			root.className = theme;
			root.style.fontSize = textSize + "px";
			settle();
		},
		begin() {
			settlePending();
			following = atEnd();
			from = document.scrollingElement.scrollTop;
			heightBefore = document.scrollingElement.scrollHeight;
			several = true;
		},
		end() {
			several = false;
			empty.hidden = byKey.size > 0;
			settleWithNextFrame();
		},
		addEntry(key, before, view) {
			const page = document.scrollingElement;
			/* Measured only where something may move what is being read. */
			const above = before !== "" && byKey.get(before).getBoundingClientRect().top < NEAR_BEGIN;
			const fromEnd = above ? page.scrollHeight - page.scrollTop : 0;
			change(() => {
				const entry = document.createElement("article");
				entry.tabIndex = -1;
				fill(entry, key, view);
				entries.insertBefore(entry, before === "" ? null : byKey.get(before));
				entry.agentworldKey = key;
				byKey.set(key, entry);
			});
			if (above && !following) {
				page.scrollTop = page.scrollHeight - fromEnd;
			}
		},
		replaceEntry(key, view) {
			change(() => fill(byKey.get(key), key, view));
		},
		usage(key, text, look, leftOut) {
			change(() => {
				const usage = part(key, ".head > .usage");
				usage.textContent = text;
				usage.className = look;
				part(key, ".foot > .left-out").textContent = leftOut;
				part(key, ".foot").classList.toggle("used", leftOut !== "" || part(key, ".foot > .paging") !== null);
			});
		},
		removeEntry(key) {
			change(() => { byKey.get(key).remove(); byKey.delete(key); });
		},
		appendText(key, text) {
			change(() => appendTo(part(key, ".rest"), text));
		},
		appendBlocks(key, html) {
			change(() => {
				const blocks = part(key, ".blocks");
				blocks.insertAdjacentHTML("beforeend", html);
				addCodeButtons(blocks);
			});
		},
		/* The block that is still being written: it is short, so it is rendered anew each time. */
		renderRest(key, html) {
			change(() => {
				const rest = part(key, ".rest");
				rest.classList.remove("plain");
				rest.innerHTML = html;
			});
		},
		plainRest(key, text) {
			change(() => {
				const rest = part(key, ".rest");
				rest.classList.add("plain");
				rest.replaceChildren();
				appendTo(rest, text);
			});
		},
		appendReasoning(key, text) {
			change(() => {
				part(key, ".reasoning").classList.add("used");
				appendTo(part(key, ".reasoning").lastChild, text);
			});
		},
		picture(key, index, uri, width, height) {
			const figure = byKey.get(key)?.querySelectorAll(":scope > .files > .file")[Number(index)];
			if (figure) {
				keepingPlace(figure, () => {
					const picture = element("img", "");
					picture.alt = "";
					picture.width = Number(width);
					picture.height = Number(height);
					picture.src = uri;
					figure.classList.add("shown");
					figure.querySelector(".open").replaceChildren(picture);
				});
			}
		},
		announce(text) {
			announcement.textContent = text;
		},
		hasOlder(any) {
			if (older.hidden === any) {
				settlePending();
				/* It stands above all entries: what is being read does not move when it comes or goes. */
				const page = document.scrollingElement;
				const scrolled = page.scrollTop > 0;
				const fromEnd = page.scrollHeight - page.scrollTop;
				change(() => { older.hidden = !any; });
				if (scrolled && !following) {
					page.scrollTop = page.scrollHeight - fromEnd;
				}
			}
		},
		reset() {
			byKey.clear();
			entries.replaceChildren();
			following = true;
			from = 0;
			if (!several) {
				settle();
			}
		},
		scrollTo(key, offset) {
			const entry = byKey.get(key);
			if (entry) {
				settlePending();
				following = false;
				document.scrollingElement.scrollTop += entry.getBoundingClientRect().top - Number(offset);
				more.hidden = atEnd();
			}
		},
		scrollToEnd() {
			settlePending();
			following = true;
			settle();
		},
		focusLast() {
			const last = entries.lastElementChild;
			if (last) {
				last.focus({ preventScroll: true });
			}
		},
		focusNext(step) {
			settlePending();
			const now = document.activeElement?.closest(".entry");
			const next = !now ? entries.lastElementChild : step < 0 ? now.previousElementSibling : now.nextElementSibling;
			if (next) {
				next.focus({ preventScroll: true });
				next.scrollIntoView({ block: "nearest" });
			}
		},
		find(text, backwards) {
			settlePending();
			tell("found", window.find(text, false, backwards === "true", true) ? "true" : "false");
		}
	};
})();
