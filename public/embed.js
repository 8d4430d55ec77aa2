/*
 * Gazette: sends <form data-gazette action="https://…/subscribe" method="post"> without leaving the page, and says in
 * the form's place what to do next. Listens on the document, so forms that come later count, too. Whatever goes wrong,
 * the form is sent the plain way, and the newsletter's own page answers.
 */
(() => {
  const sending = new WeakSet();

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !(form instanceof HTMLFormElement) || !form.matches("[data-gazette]"))
      return;
    event.preventDefault();
    if (sending.has(form)) return;
    sending.add(form);
    forgetFaults(form);
    form.setAttribute("aria-busy", "true");
    send(form)
      .catch(() => HTMLFormElement.prototype.submit.call(form))
      .finally(() => {
        sending.delete(form);
        form.removeAttribute("aria-busy");
      });
  });

  async function send(form) {
    const address = new URL(form.getAttribute("action"), document.baseURI);
    const language = form.closest("[lang]")?.lang;
    if (language && !address.searchParams.has("lang")) address.searchParams.set("lang", language);
    const inbox = new URL(`check-inbox${address.search}`, address);
    const [answer, words] = await Promise.all([
      fetch(address, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(readFields(form)),
      }),
      fetch(inbox, { headers: { Accept: "application/json" } }).then((response) => response.json()),
    ]);
    if (answer.status === 202) return showSent(form, words);
    const { faults } = await answer.json();
    if (answer.status !== 422 || !faults?.length)
      throw new Error(`The newsletter answered ${answer.status}.`);
    showFaults(form, faults);
  }

  /** A field that is there several times becomes a list; the time zone is the browser's unless the form has one. */
  function readFields(form) {
    const data = new FormData(form);
    const fields = { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
    for (const name of new Set(data.keys())) {
      const values = data.getAll(name);
      fields[name] = values.length > 1 ? values : values[0];
    }
    return fields;
  }

  function showSent(form, { language, direction, heading, lead, spam }) {
    const note = createNote();
    Object.assign(note, { lang: language, dir: direction });
    note.replaceChildren(
      ...[heading, lead, spam].map((text, index) => createText(index === 0 ? "strong" : "p", text)),
    );
    form.replaceWith(note);
    note.focus(); // what had the focus is gone; and so the words are read out
  }

  function showFaults(form, faults) {
    const note = createNote();
    note.replaceChildren(...faults.map(({ reason }) => createText("p", reason)));
    for (const { field } of faults) {
      const control = form.elements.namedItem(field);
      if (control instanceof HTMLElement) control.setAttribute("aria-invalid", "true");
    }
    form.prepend(note);
    note.focus();
  }

  function forgetFaults(form) {
    form.querySelector("[data-gazette-note]")?.remove();
    for (const control of form.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
  }

  function createNote() {
    const note = document.createElement("div");
    note.dataset.gazetteNote = "";
    note.tabIndex = -1;
    return note;
  }

  function createText(name, text) {
    return Object.assign(document.createElement(name), { textContent: text });
  }
})();
