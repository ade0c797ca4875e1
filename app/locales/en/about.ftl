about-title = About Verkan
# $name (String) - the municipality's name
about-lead = Verkan is the tool in which { $name } steers and follows up. Here you see what the elected want to achieve, what is done and which effect it has.
about-how = How to read it
about-how-goals = An effect goal says which change somebody is to notice. A political body has decided it, and the decision stands on the goal's page.
about-how-status = The status is suggested by a rule that compares the figures with the target. A person judges, and may say otherwise with a motivation. How busy people are never counts.
about-how-past = What has been decided is never edited. It is replaced by a new decision, and you can read how things stood on any day.
about-open = Open to everybody
about-open-text = You need not sign in to read. All figures can be fetched as open data, and each page says where they come from.
about-open-data = Open data
about-source = Open source
about-source-text = Verkan is free software under the licence EUPL-1.2. Any municipality may use, study and improve it.
about-cookies = Cookies
about-cookies-text = Verkan only uses the cookies it needs: one for the language if you change it, and one for the sign-in if you sign in. Nobody follows what you read.
accessibility-title = Accessibility statement
# $name (String) - the municipality's name
accessibility-lead = { $name } stands behind this website. Everybody should be able to use it, and here is how it fulfils the Swedish act on the accessibility of digital public services.
accessibility-state = How accessible is the website?
accessibility-state-text = The website is built to fulfil WCAG 2.2 at level AA and so the standard EN 301 549. We know of no shortcomings today. It has not been reviewed by anybody outside its development yet.
accessibility-tested = How we have tested
accessibility-tested-automatic = Every page is tested automatically with axe in Chromium, in light and dark, at every change of the code.
accessibility-tested-keyboard = The pages have been gone through with the keyboard alone, at phone width, at 400 per cent zoom and with JavaScript turned off.
accessibility-tested-colour = The status is always shown by word and shape, never by colour alone. Every chart has a sentence and a table that say the same.
accessibility-report = Tell us when something does not work
# $name (String) - the municipality's name
accessibility-report-text = Get in touch with { $name } if something is hard to use, or if you need the content in another way. Say which page it is about and what happened.
accessibility-authority = If you are not satisfied with the answer you can report it to the Agency for Digital Government, which supervises the act.
accessibility-authority-link = Report to Digg
accessibility-date = The statement was written on 21 November 2026.
