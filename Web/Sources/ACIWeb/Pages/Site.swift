import ACIReports

/// What all pages of one server have in common.
public struct Site: Sendable {
    /// What precedes every address behind a proxy: empty, or `/aci`.
    public var basePath = ""
    /// Who runs the server, as the footer names it.
    public var operatorName: String?
    /// The address of the operator's legal notice.
    public var legalNotice: String?
    /// The address of the operator's own accessibility statement, in place of the page's.
    public var accessibilityStatement: String?
    /// Bounds, some of which the page tells.
    public var limits = Limits()

    public init() {}

    /// A whole page.
    ///
    /// - Parameters:
    ///   - title: what the browser's tab says; what matters most comes first.
    ///   - main: what stands between banner and footer.
    func page(_ title: String, _ main: HTML) -> HTML {
        """
        <!DOCTYPE html>
        <html lang="fr">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title)</title>
        <link rel="icon" href="\(basePath)/icone.svg">
        <link rel="stylesheet" href="\(basePath)/page.css">
        <script src="\(basePath)/page.js" defer></script>
        </head>
        <body>
        <a class="evitement" href="#contenu">Aller au contenu</a>
        <div class="bandeau"><nav aria-label="Pages"><ul>
        <li><a href="\(basePath)/">Relire un bilan ACI</a></li>
        <li><a href="\(basePath)/#vierge">Classeur vierge</a></li>
        <li><a href="\(basePath)/#baremes">Montants d’une année</a></li>
        </ul></nav></div>
        <main id="contenu" tabindex="-1">
        \(main)
        </main>
        <footer>
        <p>Rien n’est gardé\u{A0}: chaque classeur est lu en mémoire, puis oublié. Ceci n’est pas une remise à la \
        CPAM\u{A0}: les montants sont une estimation, le contrat signé l’emporte.</p>
        <ul>
        \(operatorName.map { "<li>Hébergé par \($0)</li>" as HTML })
        \(legalNotice.map { #"<li><a href="\#($0)">Mentions légales</a></li>"# as HTML })
        <li>\(accessibility)</li>
        <li><a href="\(basePath)/api/v1/openapi.json">Pour les programmes</a></li>
        <li>\(Release.name)</li>
        </ul>
        </footer>
        </body>
        </html>

        """
    }

    /// The law wants the state of the page said on it, until an audit gives another.
    private var accessibility: HTML {
        if let accessibilityStatement {
            #"<a href="\#(accessibilityStatement)">Accessibilité</a>"#
        } else {
            #"<a href="\#(basePath)/accessibilite">Accessibilité\#u{A0}: non conforme</a>"#
        }
    }
}
