using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IoTDA.Sdk.Generators.Tests.Compiling;

/// <summary>The source files that travel inside this assembly.</summary>
internal static class Sources
{
    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>The vocabulary, the path builder and the recording invoker.</summary>
    public static IReadOnlyList<SyntaxTree> Runtime { get; } =
        [Parse(GlobalUsings, "GlobalUsings.cs"), .. Embedded("Runtime/").Select(name => Parse(Read(name), name))];

    public static IReadOnlyList<SyntaxTree> Declarations { get; } = [.. Embedded("Declarations/").Select(name => Parse(Read(name), name))];

    public static SyntaxTree Parse(string text, string path)
        => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.None), path);

    public static string Read(string name)
    {
        using Stream stream = typeof(Sources).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"This assembly has no resource '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static IEnumerable<string> Embedded(string folder)
        => typeof(Sources).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
}
