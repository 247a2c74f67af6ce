/// Une règle de la situation de crise (R6), à un seul endroit : pour les points à revoir, et pour l’onglet, qui la dit à
/// côté de la saisie.
public struct RegleCrise: Sendable {
    /// Le mot du catalogue.
    public let code: CodeDiagnostic
    /// La saisie à reprendre.
    public let champ: ChampBilan
    /// Ce que l’onglet en dit.
    public let mot: String
    /// Le bilan ne respecte pas la règle.
    public let estEnfreinte: @Sendable (Bilan) -> Bool
    let diagnostic: @Sendable (Bilan) -> Diagnostic

    /// Toutes ; chaque saisie en a une au plus qui soit enfreinte.
    public static let toutes = [
        RegleCrise(
            code: .criseContradictoire, champ: .criseDeclaree,
            mot: "Aucune crise déclarée, mais la suite en décrit une : répondez Oui, ou videz la suite.",
            estEnfreinte: {
                $0.crise.declaree != true
                    && ($0.crise.mobilisee == true || $0.crise.autorite != nil || $0.crise.date != nil)
            }, diagnostic: { _ in .criseContradictoire }),
        RegleCrise(
            code: .mobilisationSansReponse, champ: .criseMobilisee,
            mot: "À répondre : sans réponse, la part variable compte pour 0 €.",
            estEnfreinte: { $0.crise.declaree == true && $0.crise.mobilisee == nil },
            diagnostic: { _ in .mobilisationSansReponse }),
        RegleCrise(
            code: .criseSansAutorite, champ: .criseAutorite,
            mot: "À nommer : le ministre, le préfet ou la direction de l’ARS.",
            estEnfreinte: { $0.crise.declaree == true && $0.crise.autorite == nil },
            diagnostic: { _ in .criseSansAutorite }),
        RegleCrise(
            code: .criseSansDate, champ: .criseDate, mot: "À saisir : la date de la déclaration.",
            estEnfreinte: { $0.crise.declaree == true && $0.crise.date == nil }, diagnostic: { _ in .criseSansDate }),
        RegleCrise(
            code: .criseHorsPeriode, champ: .criseDate, mot: "Hors de la période : vérifiez la date, ou la période.",
            estEnfreinte: { bilan in
                guard bilan.crise.declaree == true, !bilan.periodeEstFausse, let date = bilan.crise.date else {
                    return false
                }
                return !bilan.periode.contient(date)
            }, diagnostic: { .criseHorsPeriode($0.crise.date ?? .premier, $0.periode) }),
    ]
}
