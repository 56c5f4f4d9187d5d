using System.Text;
using IoTDA.Sdk.Generators.Diagnostics;
using IoTDA.Sdk.Generators.Emitting;
using IoTDA.Sdk.Generators.Model;
using IoTDA.Sdk.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoTDA.Sdk.Generators;

/// <summary>Implements the wire interfaces: an interface whose methods have <c>[Get]</c>, <c>[Post]</c> or <c>[Delete]</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class WireInterfaceGenerator : IIncrementalGenerator
{
    private static readonly string Version = typeof(WireInterfaceGenerator).Assembly.GetName().Version.ToString(3);

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        foreach (string attribute in new[] { Vocabulary.Get, Vocabulary.Post, Vocabulary.Delete })
        {
            // An interface is found where its first operation is, hence through one of the three attributes only.
            IncrementalValuesProvider<ParseResult> parsed = context.SyntaxProvider
                .ForAttributeWithMetadataName(
                    $"{Vocabulary.Namespace}.{attribute}",
                    static (node, _) => node is MethodDeclarationSyntax { Parent: InterfaceDeclarationSyntax },
                    static (found, cancellationToken) => Parse((IMethodSymbol)found.TargetSymbol, found.Attributes[0], cancellationToken))
                .Where(static result => result is not null)
                .Select(static (result, _) => result!)
                .WithTrackingName(TrackingNames.Parsed);

            IncrementalValuesProvider<WireInterface> interfaces = parsed
                .Where(static result => result.Interface is not null)
                .Select(static (result, _) => result.Interface!)
                .WithTrackingName(TrackingNames.Interfaces);

            IncrementalValuesProvider<DiagnosticInfo> diagnostics = parsed
                .SelectMany(static (result, _) => result.Diagnostics)
                .WithTrackingName(TrackingNames.Diagnostics);

            context.RegisterSourceOutput(interfaces, static (output, model) =>
                output.AddSource(model.HintName, SourceText.From(ClassEmitter.Emit(model, Version), Encoding.UTF8)));
            context.RegisterSourceOutput(diagnostics, static (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic()));
        }
    }

    private static ParseResult? Parse(IMethodSymbol method, AttributeData attribute, CancellationToken cancellationToken)
        => InterfaceParser.IsFirstOperation(method, attribute) ? InterfaceParser.Parse(method.ContainingType, cancellationToken) : null;
}
