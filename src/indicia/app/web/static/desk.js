// Keys, dialogs and short messages for every room. Without it every room can still be read and walked by links.
(() => {
  "use strict";
  const token = document.querySelector('meta[name="form-token"]').content;
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
  const toastBox = document.querySelector(".toast");
  let hiding = 0;

  // One short message; with a button where something can be done about it.
  const toast = (text, label, act, stay = 15000) => {
    toastBox.replaceChildren(text);
    if (label) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: label });
      button.addEventListener("click", act);
      toastBox.append(button);
    }
    toastBox.hidden = false;
    clearTimeout(hiding);
    hiding = setTimeout(() => { toastBox.hidden = true; }, label ? stay : 4000);
  };

  const api = async (method, path, body, headers = {}) => {
    const sent = { method, headers: { "x-csrftoken": token, ...headers } };
    if (body !== undefined) {
      sent.body = JSON.stringify(body);
      sent.headers["content-type"] = "application/json";
    }
    const answer = await fetch(path, sent);
    const text = await answer.text();
    const held = text ? JSON.parse(text) : null;
    return { ok: answer.ok, status: answer.status, tag: answer.headers.get("etag"), body: held };
  };
  window.desk = { api, toast, typing };

  const open = (id) => {
    const dialog = document.getElementById(id);
    if (dialog && !dialog.open) dialog.showModal();
  };
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-open]");
    if (opener) open(opener.dataset.open);
    // A press beside a dialog or an unfolded menu closes it.
    if (event.target instanceof HTMLDialogElement) event.target.close();
    for (const menu of document.querySelectorAll("details.drop[open], details.me[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });

  const hits = () => [...document.querySelectorAll(".hit-link, .name-grid a")];
  let went = 0;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      for (const menu of document.querySelectorAll("details.drop[open], details.me[open]")) menu.open = false;
      if (typing(event.target)) event.target.blur();
      return;
    }
    if (typing(event.target) || document.querySelector("dialog[open]")) return;
    if (Date.now() - went < 1200) {
      const room = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
      went = 0;
      if (room) { event.preventDefault(); event.stopImmediatePropagation(); room.click(); }
      return;
    }
    if (event.key === "g") went = Date.now();
    else if (event.key === "?") open("help");
    else if (event.key === "/") {
      event.preventDefault();
      const field = document.querySelector("[data-search]");
      if (field) { field.focus(); field.select(); } else location.assign("/search");
    } else if ((event.key === "j" || event.key === "k") && !document.querySelector("[data-row]")) {
      const all = hits();
      const at = all.indexOf(document.activeElement);
      const next = all[Math.min(Math.max(at + (event.key === "j" ? 1 : -1), 0), all.length - 1)];
      if (next) { event.preventDefault(); next.focus(); next.scrollIntoView({ block: "nearest" }); }
    }
  }, true);

  // What is looked for decides which filters there are: the form is sent anew.
  for (const choice of document.querySelectorAll('.segments input')) {
    choice.addEventListener("change", () => choice.form.requestSubmit());
  }

  const intake = document.querySelector("[data-take-in]");
  if (intake) intake.addEventListener("submit", async (event) => {
    event.preventDefault();
    const told = intake.querySelector("output");
    const said = JSON.parse(intake.dataset.counted);
    const given = new FormData(intake);
    const addresses = given.get("addresses").split(/\s+/).filter(Boolean);
    const body = { addresses, page: given.get("page"), name: given.get("name") };
    if (given.get("published")) body.published = given.get("published");
    const answer = await api("POST", "/api/intakes", body);
    if (!answer.ok) { told.textContent = answer.body.error.text; return; }
    const stream = new EventSource(`/api/intakes/${answer.body.id}/events`);
    const show = (message) => {
      const now = JSON.parse(message.data);
      const counts = Object.entries(now.counts).map(([name, count]) => `${said[name] ?? name}: ${count}`).join(", ");
      told.textContent = [counts || "…", ...now.told, ...now.failures.map(([place, why]) => `${place}: ${why}`)].join("\n");
      return now;
    };
    stream.addEventListener("progress", show);
    stream.addEventListener("over", (message) => {
      stream.close();
      const now = show(message);
      if (!now.failures.length && !now.told.length) location.reload();
    });
    stream.addEventListener("error", () => stream.close());
  });

  for (const choice of document.querySelectorAll("[data-send]")) {
    choice.addEventListener("change", () => { if (choice.value) choice.form.requestSubmit(); });
  }

  // A watch is tried while it is written: what it would match stands beside it.
  const written = document.querySelector("[data-preview]");
  let trying = 0;
  if (written) written.addEventListener("input", () => {
    clearTimeout(trying);
    trying = setTimeout(async () => {
      const body = new URLSearchParams({ text: written.value });
      const answer = await fetch("/watch-desk/try", { method: "POST", headers: { "x-csrftoken": token }, body });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("preview");
      if (fresh) document.getElementById("preview").replaceWith(document.adoptNode(fresh));
    }, 700);
  });

  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("main details")) details.open = true;
    for (const picture of document.querySelectorAll("main img[loading]")) picture.loading = "eager";
  });
})();
