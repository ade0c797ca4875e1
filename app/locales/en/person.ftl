people-title = Accounts
people-caption = Accounts, { $from }–{ $to } of { $total }
people-search = Name or e-mail address
people-new = New account
people-none-title = No account matches
people-none = Search for a part of the name or the e-mail address, or show all.
people-all = Show all accounts
person-name = Name
person-email = E-mail address
person-email-hint = The one that the person signs in with.
person-external-id = Id in the municipality's staff system
person-external-id-hint = Lets the same person be known again at import. No personal identity number.
person-open = The account is open
person-open-hint = When it is closed, the person is signed out everywhere at once.
person-roles = Roles
person-account = Account
person-state-open = open
person-state-no-password = open, no password yet
person-state-closed = closed
person-no-roles = no roles
person-new-title = New account
person-new-lead = Give the account a password and a role when it has been created.
person-edit-title = Change account
person-edit = Change
person-save = Save account
person-create = Create account
person-roles-now = Roles today and from now on
person-roles-ended = Roles that have ended
person-roles-none = The person holds no role and can only read.
person-sessions = Sign-ins
person-sessions-count = { $count ->
    [0] Not signed in.
    [one] Signed in at one place.
   *[other] Signed in at { $count } places.
}
person-sessions-end = Sign out everywhere
person-password = New password
person-password-lead = Hand it to the person in a safe way. The person is told that you have set it, and has to choose their own at the next sign-in. Every sign-in ends.
person-password-save = Set password
person-password-own = You change your own password under My account.
person-done-created = The account has been created. It now needs a password and a role.
person-done-changed = The account has been changed.
person-done-password = The password is set. Every sign-in has ended, and the person chooses their own at the next one.
person-done-sessions = The person is signed out everywhere.
person-done-role = The role has been given.
person-done-ended = The role has ended.
person-changed-title = Somebody else has changed the account
person-changed = What holds now stands below, and what you wrote is kept in the fields. Save again if your change is to hold.
people-sample = Sample accounts
people-sample-text = The made-up accounts are open to anybody who can reach this page, with a password that stands on the sign-in page. Open an account of your own with the role of administrator, sign in with it, and then close the sample accounts. Goals and figures stay.
people-sample-empty = Do you want to start afresh with your own municipality? Start Verkan with VERKAN_SAMPLE=none and a new database in DATABASE_URL.
people-sample-end = Close the sample accounts
people-sample-refused = The sample accounts are still open
