// The page is complete without this script, in English. The script puts the texts of translations/ in place, and
// tells a reader who has opened the page by itself that it belongs into Bigin.
(() => {
  // One entry for each file in translations/.
  const languages = ['en'];
  const standardLanguage = 'en';

  // Bigin shows widgets in a frame. The SDK, if a later version loads it, is a sign as good.
  const insideBigin = window.top !== window.self || window.ZOHO?.embeddedApp !== undefined;
  document.getElementById('outside').hidden = insideBigin;

  const language =
    navigator.languages
      .map((wanted) => wanted.toLowerCase().split('-')[0])
      .find((wanted) => languages.includes(wanted)) ?? standardLanguage;

  const show = (texts) => {
    document.documentElement.lang = language;
    for (const element of document.querySelectorAll('[data-i18n]')) {
      const text = texts[element.dataset.i18n];
      if (typeof text === 'string') element.textContent = text;
    }
  };

  fetch(`translations/${language}.json`)
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
    .then(show)
    // A page opened as a file may fetch nothing. The texts that stand in it stay.
    .catch(() => undefined);
})();
