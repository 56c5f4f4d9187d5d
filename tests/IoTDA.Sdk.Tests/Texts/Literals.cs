using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace IoTDA.Sdk.Tests.Texts;

/// <summary>The sentences, and the parts of sentences, that the code of an assembly holds.</summary>
internal static partial class Literals
{
    /// <summary>Each text of at least two words, split where something is put into it at run time.</summary>
    public static IEnumerable<string> Of(Assembly assembly)
    {
        using PEReader file = new(File.OpenRead(assembly.Location));
        MetadataReader metadata = file.GetMetadataReader();
        List<string> sentences = [];
        for (UserStringHandle handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = metadata.GetNextHandle(handle))
        {
            sentences.AddRange(PartsOf(metadata.GetUserString(handle)));
        }

        return sentences.Distinct();
    }

    /// <summary>The parts of a text that are words to read: holes of templates and line ends part them.</summary>
    public static IEnumerable<string> PartsOf(string text)
        => Hole().Split(text).Select(part => part.Trim()).Where(part => Words().IsMatch(part));

    [GeneratedRegex(@"\{\w+(?:[,:][^{}]*)?\}|\n", RegexOptions.CultureInvariant)]
    private static partial Regex Hole();

    [GeneratedRegex(@"\p{L}[\w']*[,;:.]? \p{L}", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
