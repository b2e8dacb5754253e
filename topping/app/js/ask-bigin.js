// The button that asks for all contacts. It sets a variable of the topping, which the hourly function reads: that a page of
// a topping can run a function itself, no page of Bigin says. That a page sets variables so is observed in a topping in
// use, and so is what the calls answer; that this build of the SDK has them is inferred from the page about its other
// calls: https://www.bigin.com/developer/docs/sdks/api-js-sdk.html
(() => {
  const sdkAddress = 'https://live.zwidgets.com/js-sdk/1.2/ZohoEmbededAppSDK.min.js';
  // Longer than a slow network takes; whoever waits for it knows at the end what to do by hand.
  const longestMs = 20_000;

  const button = document.getElementById('existing-ask');
  const { variable, value } = button.dataset;
  const states = ['asking', 'asked', 'failed'];

  const show = (state) => {
    for (const one of states) document.getElementById(`existing-${one}`).hidden = one !== state;
  };

  const loadSdk = () =>
    window.ZOHO?.embeddedApp
      ? Promise.resolve()
      : new Promise((resolve, reject) => {
          const script = document.createElement('script');
          script.src = sdkAddress;
          script.onload = resolve;
          script.onerror = () => reject(new Error('the SDK cannot be loaded'));
          document.head.append(script);
        });

  // One variable is answered as its value, several as an object of them.
  const valueIn = (answer) => {
    const content = answer?.Success?.Content;
    return typeof content === 'string' ? content : content?.[variable]?.value;
  };

  const ask = async () => {
    await loadSdk();
    const { embeddedApp, BIGIN } = window.ZOHO;
    embeddedApp.on('PageLoad', () => undefined);
    await embeddedApp.init();
    await BIGIN.API.setBiginVariable({ apiname: variable, value });
    // What a write answers is not the same everywhere: the variable itself tells.
    const held = valueIn(await BIGIN.API.getBiginVariable({ nameSpace: variable }));
    if (held !== value) throw new Error('the variable does not hold it');
  };

  const afterLongest = () =>
    new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), longestMs));

  // Bigin shows the page in a frame. Elsewhere there is nobody to ask.
  button.disabled = window.top === window.self;
  button.addEventListener('click', async () => {
    if (button.getAttribute('aria-disabled') === 'true') return;
    // Not `disabled`: the keyboard's place would be lost.
    button.setAttribute('aria-disabled', 'true');
    show('asking');
    try {
      await Promise.race([ask(), afterLongest()]);
      show('asked');
    } catch {
      show('failed');
    }
    button.removeAttribute('aria-disabled');
  });
})();
