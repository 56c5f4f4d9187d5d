using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace IoTDA.Sdk.Tests.PublicApi;

/// <summary>The lines of a type's members.</summary>
internal static class MemberText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The members that users can reach: constants and fields, constructors, properties, events, methods, each group by name.</summary>
    public static IEnumerable<string> Of(Type type) =>
    [
        .. Lines(type.GetFields(Declared).Where(field => IsVisible(type, field.Attributes) && !field.IsSpecialName), Field),
        .. Lines(type.GetConstructors(Declared).Where(constructor => IsVisible(type, constructor) && !IsGenerated(constructor)), Constructor),
        .. Lines(
            type.GetProperties(Declared).Where(property => property.GetAccessors(true).Any(accessor => IsVisible(type, accessor)) && !IsGenerated(property)),
            property => Property(type, property)),
        .. Lines(type.GetEvents(Declared).Where(e => IsVisible(type, e.AddMethod!)), Event),
        .. Lines(type.GetMethods(Declared).Where(method => IsVisible(type, method) && IsShown(method)), Method),
    ];

    private static IEnumerable<string> Lines<T>(IEnumerable<T> members, Func<T, string> text)
        where T : MemberInfo
        => members.Select(member => (Member: member, Text: text(member))).OrderBy(line => Order(line.Member)).ThenBy(line => line.Member.Name, StringComparer.Ordinal)
            .ThenBy(line => line.Text, StringComparer.Ordinal).Select(line => line.Text);

    // The members of an enumeration stand by their values.
    private static long Order(MemberInfo member)
        => member is FieldInfo { DeclaringType.IsEnum: true } field ? Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture) : 0;

    private static bool IsVisible(Type type, FieldAttributes attributes) => (attributes & FieldAttributes.FieldAccessMask) switch
    {
        FieldAttributes.Public => true,
        FieldAttributes.Family or FieldAttributes.FamORAssem => !type.IsSealed,
        _ => false,
    };

    private static bool IsVisible(Type type, MethodBase method) => method.IsPublic || ((method.IsFamily || method.IsFamilyOrAssembly) && !type.IsSealed);

    // A record's Deconstruct is generated too, but users write it down.
    private static bool IsGenerated(MemberInfo member)
        => member.IsDefined(typeof(CompilerGeneratedAttribute), false) && member.Name is not "Deconstruct";

    private static bool IsShown(MethodInfo method)
        => !IsGenerated(method) && method.Name[0] != '<' && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal));

    private static string Field(FieldInfo field)
    {
        string attributes = AttributeText.Of(field);
        if (field.DeclaringType!.IsEnum)
        {
            return $"{attributes}{field.Name} = {Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}";
        }

        string modifiers = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        string value = field.IsLiteral ? " = " + ParameterText.Value(field.GetRawConstantValue(), field.FieldType) : "";
        return $"{attributes}{Access(field, field.IsPublic)}{modifiers}{TypeText.Of(new NullabilityInfoContext().Create(field))} {field.Name}{value}";
    }

    private static string Constructor(ConstructorInfo constructor)
        => $"{AttributeText.Of(constructor)}{Access(constructor, constructor.IsPublic)}{ShortName(constructor.DeclaringType!)}({ParameterText.List(constructor)})";

    private static string Property(Type type, PropertyInfo property)
    {
        MethodInfo[] accessors = [.. property.GetAccessors(true).Where(accessor => IsVisible(type, accessor))];
        bool isPublic = accessors.Any(accessor => accessor.IsPublic);
        string required = AttributeText.Has<RequiredMemberAttribute>(property.CustomAttributes) ? "required " : "";
        string name = property.GetIndexParameters() is { Length: > 0 } index ? $"this[{ParameterText.List(index)}]" : property.Name;
        string list = string.Concat(accessors
            .OrderBy(accessor => accessor == property.GetMethod ? 0 : 1)
            .Select(accessor => (isPublic && !accessor.IsPublic ? "protected " : "") + (accessor == property.GetMethod ? "get; " : IsInit(accessor) ? "init; " : "set; ")));
        return $"{AttributeText.Of(property)}{Access(property, isPublic)}{Modifiers(accessors[0])}{required}{TypeText.Of(new NullabilityInfoContext().Create(property))} {name} {{ {list}}}";
    }

    // By name: an assembly for an older target brings its own marker.
    private static bool IsInit(MethodInfo setter)
        => setter.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.FullName == "System.Runtime.CompilerServices.IsExternalInit");

    private static string Event(EventInfo e)
        => $"{AttributeText.Of(e)}{Access(e, e.AddMethod!.IsPublic)}{Modifiers(e.AddMethod)}event {TypeText.Of(new NullabilityInfoContext().Create(e))} {e.Name}";

    private static string Method(MethodInfo method)
    {
        string returns = TypeText.Of(new NullabilityInfoContext().Create(method.ReturnParameter));
        string signature = method.Name switch
        {
            "op_Implicit" => $"implicit operator {returns}",
            "op_Explicit" => $"explicit operator {returns}",
            var name when name.StartsWith("op_", StringComparison.Ordinal) => $"{returns} operator {name[3..]}",
            var name => $"{returns} {name}",
        };
        Type[] arguments = method.GetGenericArguments();
        string typeParameters = arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(argument => argument.Name))}>";
        return $"{AttributeText.Of(method)}{Access(method, method.IsPublic)}{Modifiers(method)}{signature}{typeParameters}"
            + $"({ParameterText.List(method)}){ParameterText.Constraints(arguments)}";
    }

    private static string Access(MemberInfo member, bool isPublic) => member.DeclaringType!.IsInterface ? "" : isPublic ? "public " : "protected ";

    private static string Modifiers(MethodInfo method)
    {
        if (method.IsStatic)
        {
            return "static ";
        }

        if (method.DeclaringType!.IsInterface)
        {
            return method.IsAbstract ? "" : "virtual ";
        }

        bool overrides = method.GetBaseDefinition() != method;
        return (method.IsFinal && overrides ? "sealed " : "")
            + (method.IsAbstract ? "abstract " : overrides ? "override " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "");
    }

    private static string ShortName(Type type) => type.Name.Split('`')[0];
}
