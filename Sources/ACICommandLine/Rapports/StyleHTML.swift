extension RapportHTML {
    /// Les couleurs du classeur ; chaque paire a un contraste de 4,5 au moins.
    static let styleCSS = """
        body { font: 16px/1.5 Calibri, Carlito, "Segoe UI", sans-serif; color: #1F2933; max-width: 60rem; margin: 2rem auto; \
        padding: 0 1rem; }
        header { background: #0F766E; color: #FFFFFF; padding: 1rem 1.5rem; border-radius: 6px; }
        header p { margin: 0; }
        h1 { margin: 0 0 .25rem; font-size: 1.6rem; }
        h2 { color: #0F5E5A; font-size: 1.2rem; margin: 2rem 0 .5rem; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #D5DBDF; vertical-align: top; }
        th { background: #F2F4F5; }
        tfoot td { font-weight: bold; border-top: 2px solid #0F766E; }
        .nombre { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        .legende { font-size: .9rem; }
        .note, .erreur { padding: .5rem 1rem; border-radius: 6px; }
        p.note { background: #FFEFC7; color: #7A4A00; }
        p.erreur { background: #F9D9D6; color: #8A1C12; font-weight: bold; }
        ul { padding-left: 1.2rem; }
        ul.erreur li::marker { content: "✗ "; color: #8A1C12; }
        ul.avertissement li::marker { content: "! "; color: #7A4A00; }
        .barre { background: #E4E8EA; height: .9rem; min-width: 10rem; }
        .barre div { background: #0F766E; height: 100%; }
        .suite { font-weight: bold; }
        pre { background: #F2F4F5; padding: .5rem 1rem; white-space: pre-wrap; }
        article + article, article + section { margin-top: 3rem; }
        @media print { body { margin: 0; max-width: none; font-size: 11pt; } article { break-after: page; } \
        h2 { break-after: avoid; } tr, li { break-inside: avoid; } * { print-color-adjust: exact; } }
        """
}
