import ACIModel
import ACIReports
import ACIWorkbook

/// Several workbooks: the table of all, its workbook, and the report of each.
struct ConsolidatedPage {
    let site: Site
    let reading: ConsolidatedReading
    let now: WallClock.Time
    /// The workbook of all.
    let workbook: [UInt8]

    var page: CarryingPage {
        let count = Fr.compte(reading.reports.count, "classeur relu", "classeurs relus")
        let refused = reading.problems.count
        let title = refused > 0 ? "Erreur\u{A0}: \(Fr.compte(refused, "fichier refusé", "fichiers refusés"))" : count
        let main: HTML = """
            \(summary(count))
            <p class="recu">Relus \(now.french), par \(Release.name). Rien n’est gardé, et rien n’a été envoyé à \
            personne. Ceci n’est pas une remise à la CPAM.</p>
            \(CarryingPage.placeholder)
            <div class="compte-rendu">\(HTML(markup: RapportEnsemble(reading.together).html(liens: false)))</div>
            <h2>Classeur par classeur</h2>
            \(reading.reports.map(report))
            <section aria-labelledby="suite-titre">
            <h2 id="suite-titre">Corrigés\u{A0}? Déposez-les de nouveau</h2>
            \(DepositForm(site: site, label: "Classeurs corrigés").html)
            </section>
            """
        return CarryingPage(
            site.page(title, main), Download(name: "ensemble-aci.xlsx", bytes: workbook),
            "Télécharger le classeur d’ensemble")
    }

    private func summary(_ count: String) -> HTML {
        guard !reading.problems.isEmpty else { return Summary(heading: count, isTitle: true).html }
        return Summary(
            mistake: "\(count)\(Fr.insecable); les autres fichiers n’ont pas pu l’être et ne sont pas comptés.",
            lines: reading.problems.map { ($0.sentence, DepositForm.field) }, isTitle: true
        ).html
    }

    private func report(_ report: ConsolidatedReading.Report) -> HTML {
        """
        <details class="compte-rendu"><summary>\(outside: report.title) – \(report.state)</summary>
        \(report.article)
        </details>
        """
    }
}
