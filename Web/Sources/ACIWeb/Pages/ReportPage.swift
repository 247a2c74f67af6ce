import ACIModel
import ACIReports
import ACIWorkbook

/// What was read in one workbook: the points to mend first, the workbook to take back, then the report of
/// `import --format html`, with the form for the next one under its points.
struct ReportPage {
    let site: Site
    let workbook: ClasseurLu
    /// Bytes of the file.
    let size: Int
    let now: WallClock.Time
    /// The workbook with the amounts reckoned, or why there is none.
    let reconciled: Result<[UInt8], Problem>

    /// How many mistakes the summary lists: the report has them all.
    private static let listed = 10

    private var state: WorkbookState { WorkbookState(workbook) }
    private var summary: Resume { Resume(classeur: workbook) }

    private var total: String? { workbook.lu.financement.map { Fr.euros($0.total.montant) } }

    /// The page; the workbook goes between its two parts.
    var page: CarryingPage {
        let title = "\(state.words) – \(summary.nom)"
        let main: HTML = """
            <div class="compte-rendu" data-etat="\(state.words)" data-total="\(total ?? "")">
            \(head)
            \(receipt)
            \(CarryingPage.placeholder)
            \(HTML(markup: report.article))
            </div>
            """
        let whole = site.page(title, main)
        switch reconciled {
        case .success(let bytes):
            let file = Download(name: "rapproche-\(workbook.fichier)", bytes: bytes)
            return CarryingPage(whole, file, "Télécharger votre classeur, avec les montants calculés")
        case .failure(let problem):
            return CarryingPage(whole, "<p class=\"note\">\(outside: problem.sentence)</p>")
        }
    }

    private var report: RapportHTML {
        let again: HTML = """
            <section class="corrige" aria-labelledby="suite-titre">
            <h2 id="suite-titre">Corrigé\u{A0}? Déposez-le de nouveau</h2>
            \(DepositForm(site: site, label: "Classeur corrigé").html)
            </section>

            """
        return RapportHTML(classeur: workbook, explications: false, ancres: true, sousLesPoints: again.text)
    }

    private var head: HTML {
        let points = state.isBlank ? [] : state.errors.isEmpty ? state.doubts : state.errors
        let listed = points.prefix(ReportPage.listed).enumerated().map { ($1.message, "point-\($0 + 1)") }
        let rest = points.count - listed.count
        let lines = listed + (rest > 0 ? [("Et \(rest) de plus", "point-\(listed.count + 1)")] : [])
        let words = state.words.prefix(1).lowercased() + state.words.dropFirst()
        var summary =
            if state.isBlank || state.errors.isEmpty {
                Summary(heading: "Classeur relu\(Fr.insecable): \(words)", lines: lines)
            } else {
                Summary(
                    mistake: "\(state.words) dans le classeur\(Fr.insecable); les montants sont provisoires.",
                    lines: lines)
            }
        summary.total = total
        return summary.html
    }

    /// What was read, and when.
    private var receipt: HTML {
        """
        <dl class="recu">
        <dt>Fichier</dt><dd>\(outside: workbook.fichier), \(FileSize.words(size))</dd>
        <dt>Modèle</dt><dd>\(outside: workbook.lu.modele ?? "inconnu")</dd>
        <dt>Relu</dt><dd>\(now.french), par \(Release.name)</dd>
        <dt>Total estimé</dt><dd>\(total ?? "aucun montant")</dd>
        </dl>
        <p class="garde">Rien n’est gardé, et rien n’a été envoyé à personne. Ceci n’est pas une remise à la CPAM.</p>
        """
    }
}
