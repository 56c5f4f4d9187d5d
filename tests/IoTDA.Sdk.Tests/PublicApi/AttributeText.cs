using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace IoTDA.Sdk.Tests.PublicApi;

/// <summary>The attributes that tell users something.</summary>
internal static class AttributeText
{
    /// <summary>The attributes in front of a declaration.</summary>
    public static string Of(MemberInfo member)
    {
        string text = member.IsDefined(typeof(FlagsAttribute), false) ? "[Flags] " : "";

        // The compiler marks what older ones must not use, such as the constructor of a type with required members.
        bool isCompilers = Has<CompilerFeatureRequiredAttribute>(member.CustomAttributes);
        if (!isCompilers && member.GetCustomAttribute<ObsoleteAttribute>(false) is { } obsolete)
        {
            text += $"[Obsolete(\"{obsolete.Message}\"{(obsolete.IsError ? ", error: true" : "")})] ";
        }

        if (member.GetCustomAttribute<EditorBrowsableAttribute>(false) is { } browsable)
        {
            text += $"[EditorBrowsable({browsable.State})] ";
        }

        return text;
    }

    /// <summary>Whether there is an attribute of a name: an assembly for an older target brings the compiler's markers itself.</summary>
    public static bool Has<T>(IEnumerable<CustomAttributeData> attributes)
        where T : Attribute
        => attributes.Any(attribute => attribute.AttributeType.FullName == typeof(T).FullName);
}
