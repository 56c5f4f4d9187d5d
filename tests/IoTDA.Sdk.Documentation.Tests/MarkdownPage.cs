using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using System.Text.RegularExpressions;

namespace IoTDA.Sdk.Documentation.Tests;

/// <summary>A Markdown file: its code blocks, its links and what can be linked to.</summary>
internal sealed partial class MarkdownPage
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(Markdig.Extensions.AutoIdentifiers.AutoIdentifierOptions.GitHub).Build();

    private readonly MarkdownDocument _document;

    private MarkdownPage(string path, string text)
    {
        Path = path;
        _document = Markdown.Parse(text, Pipeline);
        Blocks = [.. _document.Descendants<FencedCodeBlock>()];
    }

    /// <summary>From the root of the repository.</summary>
    public string Path { get; }

    public IReadOnlyList<FencedCodeBlock> Blocks { get; }

    public IEnumerable<string> Anchors
        => _document.Descendants<HeadingBlock>().Select(heading => heading.GetAttributes().Id!).Concat(Html().SelectMany(html => Name().Matches(html.Text).Select(match => match.Groups[1].Value)));

    /// <summary>The links and pictures with their lines.</summary>
    public IEnumerable<(string Target, int Line)> Links
        => _document.Descendants<LinkInline>().Select(link => (link.Url ?? "", link.Line + 1))
            .Concat(Html().SelectMany(html => Address().Matches(html.Text).Select(match => (match.Groups[1].Value, html.Line))));

    public IEnumerable<Snippet> Snippets
        => from block in Blocks
           where block.Info is "csharp" or "cs" or "c#" or "C#"
           select new Snippet(Path, block.Line + 1, [.. (block.Arguments ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)], block.Lines.ToString(), OutputAfter(block));

    /// <summary>What a translation keeps, in order and with its line: levels of headings, code, sizes of tables and lists.</summary>
    public IEnumerable<(string What, int Line)> Outline
        => from block in _document.Descendants<Block>()
           let what = block switch
           {
               HeadingBlock heading => $"heading {heading.Level}",
               FencedCodeBlock code => $"```{code.Info} {code.Arguments}\n{code.Lines}",
               Table table => $"table of {table.Count} rows, {((TableRow)table[0]).Count} columns",
               ListBlock list => $"list of {list.Count}",
               _ => null,
           }
           where what is not null
           orderby block.Line
           select (what, block.Line + 1);

    public static MarkdownPage Read(string path) => Parse(path, File.ReadAllText(Repository.PathOf(path)).ReplaceLineEndings("\n"));

    public static MarkdownPage Parse(string path, string text) => new(path, text);

    /// <summary>The <c>text</c> block that follows with words at most between.</summary>
    private static string? OutputAfter(FencedCodeBlock block)
    {
        int next = block.Parent!.IndexOf(block) + 1;
        next += next < block.Parent.Count && block.Parent[next] is ParagraphBlock ? 1 : 0;
        return next < block.Parent.Count && block.Parent[next] is FencedCodeBlock { Info: "text" } output ? output.Lines.ToString() : null;
    }

    private IEnumerable<(string Text, int Line)> Html()
        => _document.Descendants<HtmlBlock>().Select(block => (block.Lines.ToString(), block.Line + 1))
            .Concat(_document.Descendants<HtmlInline>().Select(inline => (inline.Tag, inline.Line + 1)));

    [GeneratedRegex("""\b(?:id|name)="([^"]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex("""\b(?:src|href)="([^"]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
