using System.Reflection;
using System.Runtime.CompilerServices;

namespace IoTDA.Sdk.Tests.PublicApi;

/// <summary>Writes what users of an assembly can reach, one line a member, in an order that does not depend on the sources.</summary>
internal static class PublicApiPrinter
{
    /// <summary>The lines of an assembly.</summary>
    public static IReadOnlyList<string> Print(Assembly assembly) => Print(assembly.GetTypes());

    /// <summary>The lines of some types; those that users cannot reach are left out.</summary>
    public static IReadOnlyList<string> Print(IEnumerable<Type> types)
    {
        var lines = new List<string>();
        foreach (IGrouping<string?, Type> space in types
            .Where(type => type.IsVisible)
            .GroupBy(type => type.Namespace)
            .OrderBy(space => space.Key, StringComparer.Ordinal))
        {
            lines.Add($"namespace {space.Key}");
            foreach (Type type in space.OrderBy(TypeText.NameOf, StringComparer.Ordinal))
            {
                lines.Add("  " + Header(type));
                if (!typeof(Delegate).IsAssignableFrom(type))
                {
                    lines.AddRange(MemberText.Of(type).Select(line => "    " + line));
                }
            }
        }

        return lines;
    }

    private static string Header(Type type)
    {
        string attributes = AttributeText.Of(type);
        string constraints = type.IsGenericType ? ParameterText.Constraints(type.GetGenericArguments()) : "";
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            MethodInfo invoke = type.GetMethod("Invoke")!;
            string returns = TypeText.Of(new NullabilityInfoContext().Create(invoke.ReturnParameter));
            return $"{attributes}public delegate {returns} {TypeText.NameOf(type)}({ParameterText.List(invoke)}){constraints}";
        }

        IEnumerable<string> bases = Bases(type);
        return $"{attributes}public {Kind(type)} {TypeText.NameOf(type)}{(bases.Any() ? " : " + string.Join(", ", bases) : "")}{constraints}";
    }

    private static string Kind(Type type)
    {
        if (type.IsInterface)
        {
            return "interface";
        }

        if (type.IsEnum)
        {
            return "enum";
        }

        if (type.IsValueType)
        {
            string readOnly = AttributeText.Has<IsReadOnlyAttribute>(type.CustomAttributes) ? "readonly " : "";
            return readOnly + (type.IsByRefLike ? "ref " : "") + (IsRecord(type) ? "record struct" : "struct");
        }

        string kind = IsRecord(type) ? "record" : "class";
        return type switch
        {
            { IsAbstract: true, IsSealed: true } => "static " + kind,
            { IsAbstract: true } => "abstract " + kind,
            { IsSealed: true } => "sealed " + kind,
            _ => kind,
        };
    }

    private static bool IsRecord(Type type)
        => type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)?
            .IsDefined(typeof(CompilerGeneratedAttribute), false) == true;

    /// <summary>The base class and the interfaces that it does not bring along; a record's equality goes without saying.</summary>
    private static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetUnderlyingType(type) == typeof(int) ? [] : [TypeText.Of(Enum.GetUnderlyingType(type))];
        }

        Type[] all = [.. type.GetInterfaces().Where(face => face.IsVisible)];
        IEnumerable<Type> inherited = all.SelectMany(face => face.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []);
        IEnumerable<string> faces = all.Except(inherited)
            .Where(face => !(IsRecord(type) && face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEquatable<>)))
            .Select(TypeText.Of)
            .Order(StringComparer.Ordinal);
        return type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? faces.Prepend(TypeText.Of(parent)) : faces;
    }
}
