// Deciding in the reader: one key each to accept, reject, edit, note, undo; and word of what others decide.
(() => {
  "use strict";
  const { api, toast, typing } = window.desk;
  const sheet = () => document.querySelector(".sheet");
  const held = (name) => JSON.parse(sheet().dataset[name]);
  const words = held("words");
  const version = sheet().dataset.version;
  const rowOf = (id) => document.querySelector(`[data-row="${CSS.escape(id)}"]`);
  const actsOf = (id) => document.querySelector(`.acts[data-item="${CSS.escape(id)}"]`);

  // The reading as it stands now, put in the place of the one on the screen; where one stood stays.
  const renew = async (id) => {
    const answer = await fetch(location.pathname, { headers: { accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".sheet");
    if (!fresh) return;
    const pane = document.getElementById("rows");
    const top = pane.scrollTop;
    sheet().replaceWith(document.adoptNode(fresh));
    document.getElementById("rows").scrollTop = top;
    document.dispatchEvent(new CustomEvent("indicia:renewed"));
    const row = id && rowOf(id);
    if (row) row.focus({ preventScroll: true });
  };

  // An item as a person knows it: its number, and who or what it is about.
  const nameOf = (id) => ["number", "name", "unknown"].map((part) => rowOf(id)?.querySelector(`.${part}`)?.textContent.trim()).filter(Boolean).slice(0, 2).join("  ");

  const current = () => {
    const row = document.activeElement && document.activeElement.closest("[data-row]");
    const lit = row || document.querySelector("[data-row].lit") || document.querySelector("[data-row]:target");
    return lit && actsOf(lit.dataset.row) ? lit.dataset.row : null;
  };

  const change = async (id, field, value, seen = actsOf(id).dataset.tag) => {
    const path = `/api/versions/${version}/items/${id}`;
    const answer = await api("PATCH", path, { field, value }, { "if-match": `"${seen}"` });
    if (answer.status === 409) return clash(id, field, value, answer.body.error);
    if (!answer.ok) { toast(`${words.failed}: ${answer.body.error.text}`); return false; }
    toast(words.kept);
    await renew(id);
    tell.tag = null;
    return true;
  };

  const spoken = (value) => Array.isArray(value) ? value.join("; ") : value && value.quote ? value.quote : String(value ?? words.none);

  // What may be chosen for a field: some have other values in an event than in an exposure.
  const choicesOf = (id, field) => {
    const all = held("choices");
    return all[`${held("items")[id]?.kind}.${field}`] ?? all[field];
  };

  // A field and a value of it, as the form has them.
  const told = (id, field, value) => {
    const [, said] = (choicesOf(id, field) ?? []).find(([one]) => one === value) ?? [];
    return `${held("labels")[field] ?? field}: ${said ?? spoken(value)}`;
  };

  // Another came first: both wishes are shown, and nothing is kept until somebody says which.
  const clash = (id, field, value, error) => {
    const theirs = error.detail.corrections.at(-1);
    const form = begin(words.clash);
    form.append(line(theirs ? `${theirs.made_by}: ${told(id, theirs.field, theirs.value)}` : words.undone));
    form.append(line(`${words.yours}: ${told(id, field, value)}`));
    form.append(buttons([[words.theirs, () => { form.closest("dialog").close(); renew(id); }], [words.mine, async () => { form.closest("dialog").close(); await change(id, field, value, error.detail.tag); }, true]]));
    return false;
  };

  const line = (text) => Object.assign(document.createElement("p"), { textContent: text });
  const buttons = (all) => {
    const place = Object.assign(document.createElement("p"), { className: "bar-acts" });
    for (const [label, act, strong] of all) {
      const one = Object.assign(document.createElement("button"), { type: "button", className: `button${strong ? " strong" : ""}`, textContent: label });
      one.addEventListener("click", act);
      place.append(one);
    }
    return place;
  };
  const begin = (head) => {
    const dialog = document.getElementById("edit");
    const form = dialog.querySelector("[data-edit]");
    const bare = form.cloneNode(false); // without the listeners of the form before
    form.replaceWith(bare);
    document.getElementById("edit-head").textContent = head;
    if (!dialog.open) dialog.showModal();
    return bare;
  };
  const labelled = (text, field) => {
    const label = document.createElement("label");
    label.append(held("labels")[text] ?? text, field);
    return label;
  };
  const selectOf = (values, chosen) => {
    const field = document.createElement("select");
    field.append(new Option(words.none, ""));
    for (const [value, text] of values) field.append(new Option(text, value, value === chosen, value === chosen));
    return field;
  };

  const NAMED = ["source_entities", "actors", "recipients", "counterparts", "place"];
  const SPANS = ["source", "cue", "content", "trigger"];
  const LINKS = ["answers", "within"];

  // One field of the form: what it begins with, and what of it is to be kept.
  const fieldOf = (name, value, id) => {
    const choices = choicesOf(id, name);
    if (LINKS.includes(name)) {
      const others = [...document.querySelectorAll("#said [data-row]")].filter((row) => row.dataset.row !== id);
      const shown = others.map((row) => [row.dataset.row, `${row.querySelector(".number").textContent}  ${row.querySelector(".who").textContent.trim().slice(0, 60)}`]);
      const field = selectOf(shown, value);
      return [labelled(name === "answers" ? words.answers : words.within, field), () => field.value || null];
    }
    if (name === "author") {
      const field = selectOf([["true", words.yes], ["false", words.no]], String(value));
      return [labelled(name, field), () => field.value === "true"];
    }
    if (choices) {
      const field = selectOf(choices, value);
      return [labelled(name, field), () => field.value || null];
    }
    const field = Object.assign(document.createElement("input"), { value: spoken(value ?? ""), placeholder: words.names });
    if (NAMED.includes(name)) field.setAttribute("list", "known-names");
    const parts = () => field.value.split(";").map((part) => part.trim()).filter(Boolean);
    return [labelled(name, field), () => name === "place" ? parts()[0] ?? null : parts()];
  };

  const edit = (id) => {
    const item = held("items")[id];
    if (!item) return;
    const form = begin(`${words.edit}: ${nameOf(id)}`);
    const known = Object.assign(document.createElement("datalist"), { id: "known-names" });
    known.append(...held("names").map((name) => new Option(name)));
    form.append(known);
    const read = {};
    for (const [name, value] of Object.entries(item)) {
      if (name === "kind" || SPANS.includes(name)) continue;
      const [element, get] = fieldOf(name, value, id);
      form.append(element);
      read[name] = get;
    }
    const before = Object.fromEntries(Object.entries(read).map(([name, get]) => [name, JSON.stringify(get())]));
    const spans = SPANS.filter((name) => name in item);
    if (spans.length) form.append(buttons(spans.map((name) => [`${held("labels")[name]}: ${words.mark}`, () => mark(id, name)])));
    const save = async (event) => {
      event.preventDefault();
      form.closest("dialog").close();
      for (const [name, get] of Object.entries(read)) {
        if (JSON.stringify(get()) !== before[name] && !(await change(id, name, get()))) return;
      }
    };
    form.append(buttons([[words.save, save, true]]));
    form.addEventListener("submit", save);
    form.querySelector("select, input").focus();
  };

  // Characters of the article that are marked: code points from the beginning of its text.
  const marked = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const place = (node, offset) => {
      const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
      const paragraph = element.closest("[data-start]");
      if (!paragraph) return null;
      const until = document.createRange();
      until.setStart(paragraph, 0);
      until.setEnd(node, offset);
      return Number(paragraph.dataset.start) + [...until.toString()].length;
    };
    const [start, end] = [place(range.startContainer, range.startOffset), place(range.endContainer, range.endOffset)];
    if (start === null || end === null) return null;
    const text = selection.toString();  // blanks at its ends belong to nobody
    const found = [start + ([...text].length - [...text.trimStart()].length), end - ([...text].length - [...text.trimEnd()].length)];
    return found[0] >= found[1] ? null : [found];
  };

  // The characters from one code point to another, selected.
  const select = (start, end) => {
    const paragraph = [...document.querySelectorAll("#article [data-start]")].filter((one) => Number(one.dataset.start) <= start).at(-1);
    if (!paragraph) return;
    const at = (wanted) => {
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      let left = wanted - Number(paragraph.dataset.start);
      let node = walker.nextNode();
      while (node && [...node.data].length < left) { left -= [...node.data].length; node = walker.nextNode(); }
      return node ? [node, [...node.data].slice(0, left).join("").length] : [paragraph, paragraph.childNodes.length];
    };
    getSelection().setBaseAndExtent(...at(start), ...at(end));
    paragraph.scrollIntoView({ block: "nearest" });
  };

  // By keys: the end of what is selected moves by words, with Shift its beginning.
  const move = (forward, beginning) => {
    const selection = getSelection();
    const turn = () => selection.setBaseAndExtent(selection.focusNode, selection.focusOffset, selection.anchorNode, selection.anchorOffset);
    if (beginning) turn();
    selection.modify("extend", forward ? "forward" : "backward", "word");
    if (beginning) turn();
  };
  let marking = null;

  const mark = (id, name) => {
    document.getElementById("edit").close();
    document.getElementById("article").classList.add("marking");
    getSelection().removeAllRanges();
    const [first] = held("items")[id][name] ?? [];
    if (first) select(...first);
    marking = async (take) => {
      const spans = marked();
      marking = null;
      document.getElementById("article").classList.remove("marking");
      getSelection().removeAllRanges();
      if (take && spans) await change(id, name, spans);
    };
    toast(words.marking, words.take, () => marking && marking(true), 120000);
  };

  const note = (id, quote = nameOf(id)) => {
    const form = begin(`${words.note}: ${quote}`);
    const text = Object.assign(document.createElement("textarea"), { rows: 4, required: true, maxLength: 4000 });
    const save = async (event) => {
      event.preventDefault();
      if (!text.value.trim()) return;
      form.closest("dialog").close();
      const answer = await api("POST", `/api/versions/${version}/items/${id}/notes`, { text: text.value.trim() });
      toast(answer.ok ? words.kept : answer.body.error.text);
      await renew(id);
    };
    form.append(labelled(words.note, text), buttons([[words.write, save, true]]));
    text.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save(event); });
    text.focus();
  };

  // On what is no item: a time, a place, any words.
  const onWords = () => {
    const spans = marked();
    if (spans) note(spans[0].join(":"), getSelection().toString().trim().slice(0, 80));
  };
  document.addEventListener("pointerup", (event) => {
    if (words.may && !marking && event.target.closest("#article")) setTimeout(() => { if (marked()) toast(words.onWords, words.note, onWords); });
  });

  const take = async (path, id) => {
    const answer = await api("DELETE", path);
    toast(answer.ok ? words.undone : answer.body.error.text);
    await renew(id);
    tell.tag = null;
  };
  const undo = (id) => {
    const last = [...actsOf(id).querySelectorAll("[data-undo]")].at(-1);
    if (last) take(`/api/corrections/${last.dataset.undo}`, id);
  };
  const why = (id) => {
    const details = actsOf(id).querySelector(".why-it");
    details.open = !details.open;
  };
  const acts = { accept: (id) => change(id, "verdict", "accept"), reject: (id) => change(id, "verdict", "reject"), edit, note };

  document.addEventListener("click", (event) => {
    const place = event.target.closest(".acts");
    if (!place) return;
    const id = place.dataset.item;
    const act = event.target.closest("[data-act]");
    const back = event.target.closest("[data-undo]");
    const closing = event.target.closest("[data-close-note]");
    if (act) acts[act.dataset.act](id);
    else if (back) take(`/api/corrections/${back.dataset.undo}`, id);
    else if (closing) take(`/api/notes/${closing.dataset.closeNote}`, id);
  });

  const KEYS = { a: acts.accept, x: acts.reject, e: edit, n: note, u: undo, w: why };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
    if (marking) {
      const key = { ArrowRight: () => move(true, event.shiftKey), ArrowLeft: () => move(false, event.shiftKey), Enter: () => marking(true), Escape: () => marking(false) }[event.key];
      if (key) { event.preventDefault(); event.stopPropagation(); key(); }
      return;
    }
    if (event.key === "n" && words.may && marked()) { event.preventDefault(); onWords(); }
    else if (event.key === "o") document.querySelector("[data-original]").click();
    else if (event.key === "l") {
      const folded = [...document.querySelectorAll("#article .left-out")];
      const close = folded.every((one) => one.open);
      for (const one of folded) one.open = !close;
    } else if (KEYS[event.key]) {
      const id = current();
      if (!id) { toast(words.first); return; }
      const can = event.key === "w" || document.querySelector(".acts [data-act]");
      if (can) { event.preventDefault(); KEYS[event.key](id); }
    }
  });

  // Whether others decided something meanwhile: asked with the tag last seen, so that "no" costs next to nothing.
  const tell = { tag: null, known: 0, wanted: new Set() };
  const ask = async () => {
    if (document.hidden) return;
    const headers = tell.tag ? { "if-none-match": tell.tag } : {};
    const answer = await fetch(`/api/versions/${version}/decisions`, { headers });
    if (answer.status !== 200) return;
    const first = tell.tag === null;
    tell.tag = answer.headers.get("etag");
    const now = await answer.json();
    const me = sheet().dataset.me;
    for (const act of now.wanted) {
      if (tell.wanted.has(act.id)) continue;
      tell.wanted.add(act.id);
      if (act.who !== me && Date.now() - Date.parse(act.at) < 600000) toast(words.wanted.replace("%(who)s", act.who) + `: ${told(act.about.split(" ").at(-1), act.detail.field, act.detail.value)}`, words.show, () => { const row = rowOf(act.about.split(" ").at(-1)); if (row) row.focus(); });
    }
    if (!first && now.latest && now.latest.made_by !== me) toast(words.changed.replace("%(who)s", now.latest.made_by), words.show, () => renew(current()));
  };
  ask();
  setInterval(ask, 8000);
})();
