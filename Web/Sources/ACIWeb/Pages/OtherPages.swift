import ACIModel
import ACIReports

/// A year's amounts and where they come from.
struct BaremePage {
    let site: Site
    let bareme: Bareme

    var html: HTML {
        let report = RapportBareme(bareme: bareme, tailles: bareme.cadre.tailles.map(\.numero))
        return site.page(
            "Barème \(bareme.exercice)",
            """
            <h1>Montants de l’année \(bareme.exercice)</h1>
            \(HTML(markup: report.html))
            """)
    }
}

/// What the accessibility statement says until somebody has audited the page.
struct StatementPage {
    let site: Site

    var html: HTML {
        site.page(
            "Accessibilité",
            """
            <h1>Déclaration d’accessibilité</h1>
            <p>\(site.operatorName ?? "Qui héberge cette page") s’engage à la rendre accessible.</p>
            <h2>État de conformité</h2>
            <p>Cette page est <strong>non conforme</strong> au RGAA 4.1\u{A0}: aucun audit n’en a encore été fait.</p>
            <h2>Ce qui est fait pour qu’elle soit utilisable</h2>
            <ul>
            <li>tout se fait au clavier, sans JavaScript, à 320 pixels de large et avec un lecteur d’écran\u{A0};</li>
            <li>les contrôles automatiques d’axe (WCAG 2.2 AA) n’y trouvent rien\u{A0};</li>
            <li>aucune information n’est donnée par la seule couleur.</li>
            </ul>
            <h2>Signaler un obstacle</h2>
            <p>Écrivez à qui héberge cette page, en disant ce que vous vouliez faire et avec quel matériel. Sans \
            réponse, vous pouvez saisir le Défenseur des droits.</p>
            """)
    }
}

/// Why there is no result, where there is no form to show again.
struct ProblemPage {
    let site: Site
    let problem: Problem

    var html: HTML {
        site.page(
            "Erreur\u{A0}: \(problem.sentence)",
            """
            \(Summary(mistake: problem.sentence, isTitle: true).html)
            <p><a href="\(site.basePath)/">Page d’accueil</a></p>
            """)
    }
}
