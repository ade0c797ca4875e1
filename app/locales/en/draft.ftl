draft-found = There is unsaved text
draft-found-text = You wrote here earlier without saving. The text is kept in this browser.
draft-restore = Bring it back
draft-discard = Discard it
draft-restored = The text is back. It is not saved yet.
