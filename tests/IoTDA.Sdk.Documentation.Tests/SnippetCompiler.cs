using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoTDA.Sdk.Documentation.Tests;

/// <summary>Compiles a block as the only file of a project that <c>dotnet new console</c> made; with the word <c>aspnet</c>, <c>dotnet new web</c>.</summary>
internal static class SnippetCompiler
{
    private const string ConsoleUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private const string WebUsings = ConsoleUsings + """

        global using System.Net.Http.Json;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    private static readonly string[] Tools = ["Microsoft.CodeAnalysis", "Markdig", "Microsoft.NET.Test.Sdk", "Microsoft.TestPlatform", "Microsoft.Testing"];

    private static readonly ILookup<bool, MetadataReference> References = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "references.txt"))
        .Select(line => line.Split('|'))
        .Where(reference => !Tools.Any(tool => reference[0].StartsWith(tool, StringComparison.OrdinalIgnoreCase)))
        .ToLookup(reference => reference[0].StartsWith("xunit", StringComparison.OrdinalIgnoreCase), reference => (MetadataReference)MetadataReference.CreateFromFile(reference[1]));

    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp14);

    public static IReadOnlyList<string> Check(Snippet snippet) => Emit(snippet, Stream.Null);

    /// <summary>Errors and warnings with file and line; none when it compiled.</summary>
    public static IReadOnlyList<string> Emit(Snippet snippet, Stream assembly, string name = "Snippet")
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(snippet.Code, Language);
        bool program = tree.GetRoot().DescendantNodes().Any(node => node is GlobalStatementSyntax);
        var compilation = CSharpCompilation.Create(
            name,
            [tree, CSharpSyntaxTree.ParseText(snippet.Words.Contains("aspnet") ? WebUsings : ConsoleUsings, Language)],
            snippet.Words.Contains("xunit") ? [.. References[false], .. References[true]] : References[false],
            new CSharpCompilationOptions(
                program ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                // Versions of one assembly that the runtime unifies: the SDK leaves them out as well.
                specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]));
        return
        [
            .. compilation.Emit(assembly).Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic =>
                string.Create(CultureInfo.InvariantCulture, $"{snippet.Page}:{snippet.Line + 1 + diagnostic.Location.GetLineSpan().StartLinePosition.Line}: {diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}")),
        ];
    }
}
