import ACIModel

/// The first page: where to give a workbook, what becomes of it, and where a blank one comes from.
struct HomePage {
    let site: Site
    let service: WorkbookService

    /// The field of last year's workbook.
    static let lastYearField = "ancien"

    var html: HTML { site.page("Relire un bilan ACI", main([:])) }

    /// The forms again, where what was sent can't be read at all.
    ///
    /// - Parameter field: the one through which it came.
    func html(refusing problems: [Problem], at field: String) -> HTML {
        let sentence = problems.map(\.sentence).joined(separator: " ")
        let title = problems.count == 1 ? sentence : Fr.compte(problems.count, "fichier refusé", "fichiers refusés")
        return site.page(
            "Erreur\u{A0}: \(title)",
            Summary(lines: problems.map { ($0.sentence, field) }).html + main([field: sentence]))
    }

    /// - Parameter mistakes: what is wrong with what came through a field.
    private func main(_ mistakes: [String: String]) -> HTML {
        let years = service.usefulYears
        return """
            <h1>Relire le bilan ACI de votre CPTS</h1>
            <p class="chapeau">Déposez le classeur rempli\u{A0}: vous voyez les euros de l’année, ce qui est à corriger \
            et où, et vous reprenez votre classeur avec les montants calculés.</p>
            \(DepositForm(site: site, mistake: mistakes[DepositForm.field]).html)
            <p class="garde"><strong>Rien n’est gardé.</strong> Le classeur est lu en mémoire puis oublié\u{A0}; ni le \
            fichier ni son nom ne sont écrits sur le serveur, et rien n’est envoyé à personne. Ceci n’est pas une \
            remise à la CPAM.</p>

            <section id="vierge" aria-labelledby="vierge-titre">
            <h2 id="vierge-titre">Prendre le classeur vierge d’une année</h2>
            <ul class="liens">\(years.map { link(to: $0) })</ul>
            <form action="\(site.basePath)/nouveau" method="post" enctype="multipart/form-data" novalidate>
            <h3>Reprendre celui de l’an dernier</h3>
            <p id="reprise-aide">L’identité, le contrat, les démarrages, les poids et les objectifs sont repris\u{A0}; \
            les réponses sont à donner.</p>
            \(lastYear(mistakes[HomePage.lastYearField]))
            <div class="champ">
            <label for="annee">Année du nouveau classeur</label>
            <select id="annee" name="annee">\(years.map { option($0, isChosen: $0 == service.thisYear) })</select>
            </div>
            <button type="submit">Créer le classeur</button>
            </form>
            </section>

            <section id="baremes" aria-labelledby="baremes-titre">
            <h2 id="baremes-titre">Voir les montants d’une année</h2>
            <form action="\(site.basePath)/bareme" method="get">
            <div class="champ">
            <label for="bareme-annee">Année</label>
            <select id="bareme-annee" name="annee">
            \(service.years.map { option($0, isChosen: $0 == service.thisYear) })
            </select>
            </div>
            <button type="submit">Voir les montants</button>
            </form>
            </section>
            """
    }

    private func lastYear(_ mistake: String?) -> HTML {
        """
        <div class="champ\(mistake == nil ? "" : " faux")">
        <label for="\(HomePage.lastYearField)">Classeur de l’an dernier</label>
        \(mistake.map { #"<p id="ancien-erreur" class="faute">Erreur\#u{A0}: \#(outside: $0)</p>"# as HTML })
        <input type="file" id="\(HomePage.lastYearField)" name="fichiers" accept=".xlsx" \
        aria-describedby="reprise-aide\(mistake == nil ? "" : " ancien-erreur")"\
        \(mistake == nil ? "" : #" aria-invalid="true""# as HTML)>
        </div>
        """
    }

    private func link(to year: Int) -> HTML {
        """
        <li><a href="\(site.basePath)/nouveau?annee=\(year)" download>Classeur vierge \(year) (.xlsx)</a></li>
        """
    }

    private func option(_ year: Int, isChosen: Bool) -> HTML {
        """
        <option value="\(year)"\(isChosen ? " selected" : "")>\(year)</option>
        """
    }
}
