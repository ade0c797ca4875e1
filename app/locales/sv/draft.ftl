draft-found = Osparad text finns kvar
draft-found-text = Du skrev här tidigare utan att spara. Texten ligger kvar i den här webbläsaren.
draft-restore = Ta fram texten
draft-discard = Kasta den
draft-restored = Texten är framtagen. Den är inte sparad än.
