administration-title = Administration
administration-people = Konton
administration-appointments = Roller
administration-units = Enheter
administration-levels = Nivåer
administration-themes = Fokusområden och värden
administration-municipality = Kommunen
administration-permissions = Rättigheter
page-label = Sidor
page-next = Nästa
page-previous = Föregående
# $page (String) - the page's number
page-number = Sida { $page }
crumbs = Brödsmulor
