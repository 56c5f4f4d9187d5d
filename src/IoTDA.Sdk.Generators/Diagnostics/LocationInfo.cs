using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IoTDA.Sdk.Generators.Diagnostics;

/// <summary>A place in a source file that does not keep the file's syntax tree alive.</summary>
internal sealed record LocationInfo(string FilePath, TextSpan Span, LinePositionSpan Lines)
{
    public static LocationInfo? From(Location? location)
        => location is { SourceTree: { } tree }
            ? new LocationInfo(tree.FilePath, location.SourceSpan, location.GetLineSpan().Span)
            : null;

    public Location ToLocation() => Location.Create(FilePath, Span, Lines);
}
