import ACIModel

/// The form to which filled workbooks are given, wherever it stands.
struct DepositForm {
    let site: Site
    /// The label of the field.
    var label = "Classeurs remplis"
    /// What is wrong with what was sent before.
    var mistake: String?

    /// Where the summary of mistakes leads to.
    static let field = "fichiers"

    var html: HTML {
        """
        <form class="depot" action="\(site.basePath)/relire#resume" method="post" enctype="multipart/form-data" \
        novalidate>
        <div class="champ\(mistake == nil ? "" : " faux")">
        <label for="\(DepositForm.field)">\(label)</label>
        <p id="fichiers-aide">Au format .xlsx, par exemple «\u{A0}indicateurs-aci-2026.xlsx\u{A0}». \
        \(site.limits.inWords) Choisissez-les, ou faites-les glisser dans le cadre.</p>
        \(mistake.map { #"<p id="fichiers-erreur" class="faute">Erreur\#u{A0}: \#(outside: $0)</p>"# as HTML })
        <input type="file" id="\(DepositForm.field)" name="fichiers" multiple accept=".xlsx" \
        aria-describedby="fichiers-aide\(mistake == nil ? "" : " fichiers-erreur")"\
        \(mistake == nil ? "" : #" aria-invalid="true""# as HTML)>
        </div>
        <button type="submit">Relire</button>
        </form>
        """
    }
}
