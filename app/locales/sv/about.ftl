about-title = Om Verkan
# $name (String) - the municipality's name
about-lead = Verkan är det verktyg där { $name } styr och följer upp. Här syns vad de folkvalda vill åstadkomma, vad som görs och vilken verkan det får.
about-how = Så läser du
about-how-goals = Ett effektmål säger vilken förändring någon ska märka. Ett politiskt organ har beslutat det, och beslutet står på målets sida.
about-how-status = Läget föreslås av en regel som jämför siffrorna med målet. En människa bedömer och kan säga annat, med en motivering. Aktivitet räknas aldrig in.
about-how-past = Det som är beslutat ändras aldrig. Det ersätts med ett nytt beslut, och du kan läsa hur det såg ut vilken dag som helst.
about-open = Öppet för alla
about-open-text = Du behöver inte logga in för att läsa. Alla siffror går att hämta som öppna data, och varje sida visar var de kommer ifrån.
about-open-data = Öppna data
about-source = Öppen källkod
about-source-text = Verkan är fri programvara under licensen EUPL-1.2. Vilken kommun som helst får använda, granska och förbättra den.
about-cookies = Kakor
about-cookies-text = Verkan använder bara kakor som behövs: en för språket om du byter det, och en för inloggningen om du loggar in. Ingen följer vad du läser.
accessibility-title = Tillgänglighetsredogörelse
# $name (String) - the municipality's name
accessibility-lead = { $name } står bakom den här webbplatsen. Alla ska kunna använda den, och här står hur den uppfyller lagen om tillgänglighet till digital offentlig service.
accessibility-state = Hur tillgänglig är webbplatsen?
accessibility-state-text = Webbplatsen är byggd för att uppfylla WCAG 2.2 på nivå AA och därmed standarden EN 301 549. Den är inte granskad av någon utomstående och inte prövad med skärmläsare, så det kan finnas brister som vi inte känner till.
accessibility-tested = Så har vi prövat
accessibility-tested-automatic = De viktigaste sidorna prövas automatiskt med axe i Chromium vid varje ändring av koden, på dator och i mobilbredd.
accessibility-tested-keyboard = Läsning och formulär prövas också med JavaScript avstängt. I november 2026 gick vi igenom mål, beslut, bedömning, rapportering och import med bara tangentbord, allt utom importen också i 400 procents förstoring, och läste sidorna i ljust och mörkt läge och med höga kontraster.
accessibility-tested-colour = Läget visas alltid med ord och form, aldrig bara med färg. Varje diagram har en mening och en tabell som säger samma sak.
accessibility-report = Säg till om något inte fungerar
# $name (String) - the municipality's name
accessibility-report-text = Hör av dig till { $name } om något är svårt att använda, eller om du behöver innehållet på ett annat sätt. Skriv vilken sida det gäller och vad som hände.
accessibility-authority = Är du inte nöjd med svaret kan du anmäla det till Myndigheten för digital förvaltning, som är tillsynsmyndighet.
accessibility-authority-link = Anmäl till Digg
accessibility-date = Redogörelsen skrevs den 21 november 2026.
