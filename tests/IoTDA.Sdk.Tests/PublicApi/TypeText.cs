using System.Reflection;
using System.Text;

namespace IoTDA.Sdk.Tests.PublicApi;

/// <summary>Types as C# writes them, with what may be null.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(short)] = "short",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    /// <summary>A type where nothing is known about null.</summary>
    public static string Of(Type type) => Write(type, null);

    /// <summary>The type of a member or a parameter, with <c>?</c> on what may be null.</summary>
    public static string Of(NullabilityInfo nullability) => Write(nullability.Type, nullability);

    /// <summary>A type's own name with its type parameters.</summary>
    public static string NameOf(Type type) => Write(type.IsGenericType ? type.GetGenericTypeDefinition() : type, null);

    private static string Write(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef)
        {
            return Write(type.GetElementType()!, nullability);
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Write(underlying, nullability?.GenericTypeArguments.FirstOrDefault()) + "?";
        }

        string mark = nullability is { ReadState: NullabilityState.Nullable } or { WriteState: NullabilityState.Nullable } && !type.IsValueType ? "?" : "";
        if (type.IsArray)
        {
            return Write(type.GetElementType()!, nullability?.ElementType) + "[" + new string(',', type.GetArrayRank() - 1) + "]" + mark;
        }

        if (Keywords.TryGetValue(type, out string? keyword))
        {
            return keyword + mark;
        }

        var text = new StringBuilder();
        if (type is { IsNested: true, IsGenericParameter: false })
        {
            text.Append(NameOf(type.DeclaringType!)).Append('.');
        }

        int tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        text.Append(tick < 0 ? type.Name : type.Name[..tick]);
        Type[] arguments = tick < 0 ? [] : type.GetGenericArguments();
        if (arguments.Length > 0)
        {
            NullabilityInfo[] inner = nullability?.GenericTypeArguments ?? [];
            text.Append('<')
                .AppendJoin(", ", arguments.Select((argument, i) => Write(argument, i < inner.Length ? inner[i] : null)))
                .Append('>');
        }

        return text.Append(mark).ToString();
    }
}
