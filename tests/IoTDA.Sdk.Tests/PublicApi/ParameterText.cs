using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace IoTDA.Sdk.Tests.PublicApi;

/// <summary>Parameters with their defaults, and type parameters with their constraints.</summary>
internal static class ParameterText
{
    /// <summary>The parameters of a method or a constructor.</summary>
    public static string List(MethodBase method)
        => (method.IsDefined(typeof(ExtensionAttribute), false) ? "this " : "") + List(method.GetParameters());

    /// <summary>Parameters.</summary>
    public static string List(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(Parameter));

    /// <summary>A constant as C# writes it.</summary>
    public static string Value(object? value, Type type) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ when type.IsEnum => $"{TypeText.Of(type)}.{Enum.ToObject(type, value)}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>The constraints of type parameters; empty when there are none.</summary>
    public static string Constraints(Type[] parameters) => string.Concat(parameters.Select(Constraint));

    private static string Parameter(ParameterInfo parameter)
    {
        string passing = parameter.ParameterType.IsByRef ? parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref " : "";
        string many = parameter.IsDefined(typeof(ParamArrayAttribute), false) || AttributeText.Has<ParamCollectionAttribute>(parameter.CustomAttributes) ? "params " : "";
        string value = parameter.HasDefaultValue ? " = " + Value(parameter.RawDefaultValue, parameter.ParameterType) : "";
        return $"{passing}{many}{TypeText.Of(new NullabilityInfoContext().Create(parameter))} {parameter.Name}{value}";
    }

    private static string Constraint(Type parameter)
    {
        GenericParameterAttributes attributes = parameter.GenericParameterAttributes;
        bool isStruct = attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        List<string> constraints =
        [
            .. isStruct ? ["struct"] : Array.Empty<string>(),
            .. attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? ["class"] : Array.Empty<string>(),
            .. parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)).Select(TypeText.Of),
            .. attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isStruct ? ["new()"] : Array.Empty<string>(),
        ];
        return constraints.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", constraints)}";
    }
}
