/*
 * Stands in the head of every page that needs scripts and cookies, and runs before anything else.
 * It is ES5, so that the oldest browser can run it, and shows one sentence in the place of the page.
 */
(function (told) {
  var root = document.documentElement;
  var shown = null;
  var started = false;

  function lacking() {
    return !(
      Object.hasOwn &&
      Array.prototype.at &&
      window.structuredClone &&
      window.fetch &&
      window.ResizeObserver &&
      window.HTMLDialogElement &&
      window.Intl &&
      Intl.ListFormat
    );
  }

  /* A cookie that the server asks for before it makes a seat. Reading them may be forbidden too. */
  function keepsCookies() {
    try {
      document.cookie = told.cookie + '=1; path=/; SameSite=Lax';
      return document.cookie.indexOf(told.cookie + '=1') >= 0;
    } catch (refused) {
      return false;
    }
  }

  function hide(hidden) {
    var app = document.getElementById('app');
    if (app) app.style.display = hidden ? 'none' : 'contents';
  }

  function show() {
    if (!shown || !document.body) return;
    hide(true);
    document.body.insertBefore(shown, document.body.firstChild);
  }

  function tell(reason) {
    if (shown || started) return;
    root.setAttribute('data-told', reason);
    shown = document.createElement('div');
    shown.className = 'unable';
    shown.setAttribute('role', 'alert');
    shown
      .appendChild(document.createElement('h1'))
      .appendChild(document.createTextNode(told.title));
    shown
      .appendChild(document.createElement('p'))
      .appendChild(document.createTextNode(told[reason]));
    if (document.body && document.getElementById('app')) show();
    else document.addEventListener('DOMContentLoaded', show, false);
  }

  /* An error of a script, or a script that does not arrive; not a picture or a font. */
  function failed(event) {
    var target = event.target;
    if (!target || target === window || target.tagName === 'SCRIPT') tell('failed');
  }

  /* The page calls this when all of it is there. An error that it survived is taken back. */
  window.bikupaStarted = function () {
    started = true;
    window.removeEventListener('error', failed, true);
    window.removeEventListener('unhandledrejection', failed, false);
    if (root.getAttribute('data-told') !== 'failed') return;
    root.removeAttribute('data-told');
    if (shown && shown.parentNode) shown.parentNode.removeChild(shown);
    shown = null;
    hide(false);
  };

  /* For the last page that can be shown: error.html. */
  window.bikupaFailed = told.failed;

  if (lacking()) tell('old');
  else if (!keepsCookies()) tell('cookies');
  window.addEventListener('error', failed, true);
  window.addEventListener('unhandledrejection', failed, false);
});
