extension RapportHTML {
    /// Les couleurs du classeur ; chaque paire a un contraste de 4,5 au moins.
    public static let styleCSS = """
        body { font: 16px/1.45 Calibri, Carlito, "Segoe UI", sans-serif; color: #1F2933; max-width: 60rem; \
        margin: 2rem auto; padding: 0 1rem; }
        header { background: #0F766E; color: #FFFFFF; padding: 1rem 1.5rem; border-radius: 6px; }
        header p { margin: 0; }
        h1 { margin: 0 0 .25rem; font-size: 1.6rem; line-height: 1.2; }
        h2 { color: #0F5E5A; font-size: 1.2rem; margin: 1.75rem 0 .5rem; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #D5DBDF; vertical-align: top; }
        .nombre { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        .legende { font-size: .9rem; margin: .5rem 0; }
        p.note, p.erreur { padding: .5rem 1rem; border-radius: 6px; margin: 1rem 0; }
        p.note { background: #FFEFC7; color: #7A4A00; }
        p.erreur { background: #F9D9D6; color: #8A1C12; font-weight: bold; }
        ul { margin: 0; padding: 0 0 0 1.4rem; }
        li { margin: .2rem 0; padding-left: .25rem; }
        a { overflow-wrap: anywhere; }
        caption { text-align: left; color: #0F5E5A; font-size: 1.2rem; font-weight: bold; margin: 1.75rem 0 .5rem; }
        thead th, tfoot th { background: #F2F4F5; }
        tbody th { font-weight: normal; background: none; }
        tfoot th, tfoot td { font-weight: bold; border-top: 2px solid #0F766E; }
        .points th[scope="row"] { width: 26%; }
        .points.erreur tbody { border-left: 4px solid #8A1C12; }
        .points.avertissement tbody { border-left: 4px solid #7A4A00; }
        .en-jeu { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 0 2rem; \
        align-items: start; }
        .essentiel { display: grid; grid-template-columns: repeat(4, 1fr); gap: .75rem; padding: 0; margin: 1rem 0; \
        list-style: none; }
        .essentiel li { margin: 0; padding: .6rem .9rem; background: #F2F4F5; border-radius: 6px; }
        .essentiel span { display: block; font-size: .9rem; color: #52606D; }
        .essentiel strong { display: block; font-size: 1.5rem; line-height: 1.3; color: #0F5E5A; \
        font-variant-numeric: tabular-nums; }
        .acquis td { vertical-align: middle; }
        .acquis td:nth-child(2) { width: 30%; }
        .barre { display: block; width: 100%; height: .9rem; border-radius: 3px; background: #FFFFFF; }
        .cle { margin: .3rem 0; }
        .pastille { width: .8em; height: .8em; border-radius: 2px; margin-left: .6rem; }
        .pastille:first-child { margin-left: 0; }
        .part-1 { fill: #0F766E; }
        .part-2 { fill: #E5B454; }
        .part-3 { fill: #C3CAD0; }
        .reponses, .explications { font-size: .9rem; }
        .signature { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); gap: 1rem; \
        margin-top: 1.75rem; }
        .signature p { margin: 0; padding: .5rem .75rem 4rem; border: 1px solid #8A96A0; border-radius: 6px; }
        .courbes { display: block; width: 100%; min-width: 52rem; font-size: 14px; text-anchor: middle; fill: #52606D; }
        .courbes .nombre { text-anchor: end; }
        .courbes path { fill: none; stroke: #D5DBDF; }
        .courbes path[class] { stroke: #0F766E; stroke-width: 2; }
        .courbes path.plafond { stroke-width: 4; }
        .courbes path.plancher { stroke: #7A4A00; }
        .courbes path[class^="trait"] { stroke: currentColor; }
        ul.legende li { font-weight: bold; }
        .trait1 { color: #0F766E; }
        .trait2 { color: #8A1C12; }
        .trait3 { color: #1D4ED8; }
        .trait4 { color: #7A4A00; }
        .trait5 { color: #6B21A8; }
        .trait6 { color: #1F2933; }
        nav ul { columns: 2; margin: 1rem 0; }
        .ensemble table a { overflow-wrap: break-word; }
        .ensemble td:has(svg) { width: 20%; vertical-align: middle; }
        .suite { font-weight: bold; margin-top: 1.75rem; }
        pre { font-weight: normal; background: #F2F4F5; padding: .5rem 1rem; white-space: pre-wrap; margin: 0; }
        article + article, article + section { margin-top: 3rem; }
        @media screen and (max-width: 40rem) { .essentiel { grid-template-columns: repeat(2, 1fr); gap: .5rem; } \
        .essentiel li { padding: .5rem; } .essentiel strong { font-size: 1.15rem; } table, tbody, tfoot, tr, th, td, caption { display: block; width: auto; } \
        thead { display: none; } tbody td, tfoot td { border: 0; padding: .1rem .6rem; overflow-wrap: anywhere; } \
        td:empty { display: none; } tr { border-bottom: 1px solid #D5DBDF; padding: .3rem 0; } tbody th { border: 0; \
        font-weight: bold; } .nombre { text-align: left; } [data-titre]::before { content: attr(data-titre) " : "; \
        color: #52606D; } .acquis td:nth-child(2), .points th[scope="row"] { width: auto; } }
        @page { size: A4; margin: 10mm; }
        @media print { html { font-size: 9pt; } body { font-size: 1rem; line-height: 1.3; margin: 0; padding: 0; \
        max-width: none; } .suite { display: none; } header { padding: .6rem 1rem; } .essentiel { margin: .6rem 0; } \
        article { break-after: page; } article + article, article + section { margin-top: 0; } .reponses { \
        break-inside: avoid; font-size: .75rem; } .signature p { padding-bottom: 2.2rem; } \
        .signature { break-inside: avoid; margin-top: .5rem; } h2, caption { \
        break-after: avoid; margin: .8rem 0 .2rem; font-size: 1.1rem; } tr, li { break-inside: avoid; } \
        tbody tr:first-child { break-before: avoid; } \
        th, td { padding: .12rem .4rem; } .reponses th, .reponses td { padding: .08rem .3rem; } \
        .reponses p { margin: .2rem 0; } .reponses h2, .reponses caption { margin-top: .5rem; } \
        * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
        """
}
