package org.agentworld.ui.internal.editor;

/**
 * Looks in a transcript's page for what must not be there: elements, attributes and addresses that are not allowed,
 * anything that ran, anything that lies outside of its entry.
 */
final class PageAudit {

	// SWT gives a page that was set as text the address file:///.
	private static final String SCRIPT = """
			var problems = [];
			var tags = ' ARTICLE DIV SPAN DETAILS SUMMARY BUTTON P BR HR EM STRONG DEL H1 H2 H3 H4 H5 H6 UL OL LI BLOCKQUOTE'
					+ ' PRE CODE TABLE THEAD TBODY TR TH TD A WBR ';
			var attributes = ' class tabindex aria-label aria-busy title type href rel start align open ';
			var classes = ' code code-head code-language quiet ';
			var main = document.getElementById('entries');
			function text(node) { return node.textContent.substring(0, 60); }
			for (var node of main.querySelectorAll('*')) {
				if (tags.indexOf(' ' + node.tagName + ' ') < 0) {
					problems.push('element ' + node.tagName + ' in: ' + text(node.closest('.entry')));
				}
				for (var attribute of node.attributes) {
					if (attributes.indexOf(' ' + attribute.name + ' ') < 0) {
						problems.push('attribute ' + attribute.name + ' of: ' + text(node));
					}
				}
				if (node.hasAttribute('href') && !/^(https?|mailto):/.test(node.getAttribute('href'))) {
					problems.push('address ' + node.getAttribute('href'));
				}
				if (node.parentElement.closest('.blocks') && node.className
						&& classes.indexOf(' ' + node.className + ' ') < 0) {
					problems.push('class ' + node.className + ' of: ' + text(node));
				}
			}
			if ([...main.children].some(entry => entry.tagName !== 'ARTICLE' || !entry.classList.contains('entry'))) {
				problems.push('something beside the entries');
			}
			var around = [...document.body.children].map(node => node.tagName + '#' + node.id).join(' ');
			if (around !== 'BUTTON#older MAIN#entries P#empty BUTTON#more P#announcement') {
				problems.push('the page itself has ' + around);
			}
			var head = [...document.head.children].map(node => node.tagName).join(' ');
			if (head !== 'META META TITLE STYLE') {
				problems.push('the head of the page has ' + head);
			}
			if (document.scripts.length + document.forms.length + window.length > 0) {
				problems.push('scripts, forms or frames');
			}
			if (typeof hacked !== 'undefined') {
				problems.push('something ran');
			}
			if (typeof window.agentworld.addEntry !== 'function') {
				problems.push('the functions of the page are hidden by content');
			}
			if (location.href !== 'file:///' || document.baseURI !== 'file:///') {
				problems.push('location ' + location.href + ', base ' + document.baseURI);
			}
			var page = document.scrollingElement;
			if (page.scrollWidth > page.clientWidth) {
				problems.push('the page is wider than its window: ' + page.scrollWidth);
			}
			""";

	/** The points are relative to the entry's part in sight; a point belongs to whatever is on top there. */
	private static final String HIT_TEST = """
			for (var entry of [...main.children].slice(-%d)) {
				entry.scrollIntoView({ block: 'nearest' });
				var box = entry.getBoundingClientRect();
				var top = Math.max(box.top, 0), bottom = Math.min(box.bottom, window.innerHeight);
				for (var x of [.02, .3, .6, .98]) {
					for (var y of [.1, .5, .9]) {
						var hit = document.elementFromPoint(box.left + x * box.width, top + y * (bottom - top));
						if (!hit || hit.closest('.entry') !== entry && hit.id !== 'more') {
							problems.push('covered by ' + (hit ? hit.outerHTML.substring(0, 60) : 'nothing') + ': ' + text(entry));
						}
					}
				}
			}
			agentworld.scrollToEnd();
			""";

	/** How many of the last entries are looked at from above. */
	private static final int LATEST = 4;

	/** What is wrong, a line each; empty if nothing is. */
	static String problems(EditorPage editor) {
		return (String) editor.evaluate(SCRIPT + HIT_TEST.formatted(LATEST) + "return problems.join('\\n');");
	}

	private PageAudit() {
	}
}
