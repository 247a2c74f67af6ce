/// What came of a request, on top of the page: it takes the focus, and each line leads to its place in the same words.
struct Summary {
    private let heading: String
    private let mistake: String?
    private let isProblem: Bool
    private let lines: [(words: String, place: String)]
    /// The year's euros, where there are any.
    var total: String?
    /// Whether the page has no other heading of the first level.
    var isTitle = false

    /// - Parameters:
    ///   - heading: what was done.
    ///   - lines: the words of what there is to see, and the identifiers of their places.
    init(heading: String, lines: [(words: String, place: String)] = [], isTitle: Bool = false) {
        self.heading = heading
        mistake = nil
        isProblem = false
        self.lines = lines
        self.isTitle = isTitle
    }

    /// Something is wrong: it is read out at once.
    ///
    /// - Parameter mistake: what, where the lines alone don't say it.
    init(mistake: String? = nil, lines: [(words: String, place: String)] = [], isTitle: Bool = false) {
        heading = "Il y a un problème"
        self.mistake = mistake
        isProblem = true
        self.lines = lines
        self.isTitle = isTitle
    }

    var html: HTML {
        let level: HTML = isTitle ? "h1" : "h2"
        let list = lines.map { "<li><a href=\"#\($0.place)\">\(outside: $0.words)</a></li>\n" as HTML }
        return """
            <div id="resume" class="resume\(isProblem ? " faux" : "")"\(isProblem ? " role=\"alert\"" as HTML : nil) \
            tabindex="-1" autofocus>
            <\(level)>\(heading)</\(level)>
            \(mistake.map { "<p>\(outside: $0)</p>" as HTML })
            \(total.map { "<p class=\"total\">Total estimé de l’année\u{A0}: <strong>\($0)</strong></p>" as HTML })
            \(list.isEmpty ? nil : "<ul>\n\(list)</ul>")
            </div>
            """
    }
}
