// What the pages do better with a script: files are gathered by several drops, sent one by one with a bar each, and
// listed with what came of them. Without it the same form sends them all at once.
"use strict";

const text = {
  ready: "Prêt à recevoir des classeurs.",
  waiting: "En attente",
  sending: "Envoi",
  reading: "Lecture en cours…",
  lost: "Le serveur ne répond pas. Vérifiez la connexion et recommencez.",
};

const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

const status = make("p", { className: "cache" });
status.setAttribute("role", "status");
document.querySelector("main").append(status);
const say = (sentence) => { status.textContent = sentence; };

/** Sends one file and gives the page that the server answers. */
function send(form, file, tell) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append("fichiers", file);
    request.open("POST", form.action.split("#")[0]);
    request.responseType = "document";
    request.upload.onprogress = (event) => tell(event.loaded / event.total);
    // A server in front of this one may answer with a page of its own.
    request.onload = () =>
      request.response?.querySelector("main") ? resolve(request.response) : reject(new Error(text.lost));
    request.onerror = () => reject(new Error(text.lost));
    request.send(body);
  });
}

/** Shows an answered page in place of this one. */
function show(page) {
  document.title = page.title;
  document.querySelector("main").replaceWith(page.querySelector("main"));
  document.querySelector("main").append(status);
  begin();
  const summary = document.querySelector("#resume") ?? document.querySelector("main");
  summary.focus();
  summary.scrollIntoView();
}

/** The row of one file: its name, its state, its total. */
function row(file) {
  const bar = make("progress", { max: 1, value: 0 });
  bar.setAttribute("aria-hidden", "true");
  const state = make("td", {}, text.waiting);
  const total = make("td", { className: "nombre" });
  const line = make("tr", {}, make("th", { scope: "row" }, make("bdi", {}, file.name)), state, total);
  return {
    line,
    progress(share) {
      bar.value = share;
      if (!bar.isConnected) state.replaceChildren(`${text.sending} `, bar);
      if (share >= 1) state.replaceChildren(text.reading);
    },
    end(words, sum = "") {
      state.textContent = words;
      total.textContent = sum;
    },
  };
}

/** What an answered page says of its file. */
function outcome(page) {
  const report = page.querySelector("[data-etat]");
  if (!report) {
    const sentence = page.querySelector("#resume li, #resume p")?.textContent ?? text.lost;
    return { words: sentence, sum: "" };
  }
  // Under the list the report stands for reading alone: its form and its summary are this page's.
  report.querySelector(".corrige").remove();
  const title = make("summary", {}, make("bdi", {}, report.querySelector("h1").textContent), ` – ${report.dataset.etat}`);
  const inside = make("details", { className: "compte-rendu" }, title, ...report.querySelectorAll(".bouton, article"));
  for (const named of inside.querySelectorAll("[id]")) named.removeAttribute("id");
  return { words: report.dataset.etat, sum: report.dataset.total, report: inside };
}

async function sendAll(form, input) {
  const files = [...input.files];
  const rows = files.map(row);
  const head = make("thead", {}, make("tr", {},
    ...["Classeur", "État"].map((title) => make("th", { scope: "col" }, title)),
    make("th", { scope: "col", className: "nombre" }, "Total estimé")));
  const list = make("table", { className: "envois" }, make("caption", { className: "cache" }, "Classeurs envoyés"),
    head, make("tbody", {}, ...rows.map((one) => one.line)));
  const together = make("button", { type: "button", className: "second", hidden: true }, "Consolider");
  // All go once more, to be one result: the server has kept nothing.
  together.onclick = () => {
    together.disabled = true;
    together.textContent = text.reading;
    say(text.reading);
    HTMLFormElement.prototype.submit.call(form);
  };
  form.querySelector(".liste")?.remove();
  const whole = make("div", { className: "liste" }, list, together);
  form.append(whole);
  const button = form.querySelector("button[type=submit]");
  button.disabled = true;
  for (const [index, file] of files.entries()) {
    rows[index].progress(0);
    try {
      const page = await send(form, file, rows[index].progress);
      if (files.length === 1) { show(page); return; }
      const { words, sum, report } = outcome(page);
      rows[index].end(words, sum);
      if (report) whole.append(report);
      say(`${file.name} : ${words}${sum ? `, ${sum}` : ""}. ${index + 1} sur ${files.length}.`);
    } catch (error) {
      rows[index].end(error.message);
      say(`${file.name} : ${error.message}`);
    }
  }
  button.disabled = false;
  together.hidden = files.length === 1;
  (together.hidden ? button : together).focus();
}

function prepare(form) {
  const input = form.querySelector("input[type=file]");
  // The browser's own drop replaces what was chosen; here it adds to it.
  for (const name of ["dragenter", "dragover"]) {
    input.addEventListener(name, () => input.classList.add("survol"));
  }
  for (const name of ["dragleave", "drop"]) {
    input.addEventListener(name, () => input.classList.remove("survol"));
  }
  input.addEventListener("drop", (event) => {
    event.preventDefault();
    const all = new DataTransfer();
    for (const file of [...input.files, ...event.dataTransfer.files]) all.items.add(file);
    input.files = all.files;
    input.dispatchEvent(new Event("change"));
  });
  input.addEventListener("change", () => {
    const count = input.files.length;
    say(count === 1 ? `${input.files[0].name} est choisi.` : `${count} classeurs sont choisis.`);
  });
  form.addEventListener("submit", (event) => {
    // Nothing chosen, or one form field wrong: the server says so.
    if (input.files.length === 0) return;
    event.preventDefault();
    say(text.reading);
    sendAll(form, input);
  });
}

function begin() {
  for (const form of document.querySelectorAll("form.depot")) prepare(form);
  // Some browsers refuse long data: links; what they hold may be of any size as an object.
  for (const link of document.querySelectorAll("a[download][href^='data:']")) {
    const [head, content] = link.href.split(",");
    const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
    link.href = URL.createObjectURL(new Blob([bytes], { type: head.slice(5).split(";")[0] }));
  }
  say(text.ready);
}

begin();
