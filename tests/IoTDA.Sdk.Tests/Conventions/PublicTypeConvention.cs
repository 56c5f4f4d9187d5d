using System.Reflection;

namespace IoTDA.Sdk.Tests.Conventions;

/// <summary>What users see of an assembly: features, not plumbing; classes that are sealed or abstract; methods that can be cancelled.</summary>
internal static class PublicTypeConvention
{
    private static readonly string[] Plumbing = ["Http", "Paging", "Serialization", "Validation", "Internal"];

    public static IEnumerable<string> Check(IEnumerable<Type> types) => types.Where(type => type.IsVisible).SelectMany(CheckType);

    private static IEnumerable<string> CheckType(Type type)
    {
        if (type.Namespace?.Split('.').Intersect(Plumbing).FirstOrDefault() is { } plumbing)
        {
            yield return $"{type.FullName} is public in {plumbing}, which is plumbing: make it internal, or move it to the feature that users know it from.";
        }

        if (type is { IsClass: true, IsSealed: false, IsAbstract: false })
        {
            yield return $"{type.FullName} is open to inheritance: make it sealed, or abstract if it is the base of a family.";
        }

        foreach (MethodInfo method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            if (IsAwaited(method.ReturnType) && !IsInherited(method) && !IsConversion(method))
            {
                if (!method.Name.EndsWith("Async", StringComparison.Ordinal))
                {
                    yield return $"{type.FullName}.{method.Name} is awaited: name it {method.Name}Async.";
                }

                if (method.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken))
                {
                    yield return $"{type.FullName}.{method.Name} cannot be cancelled: take a CancellationToken as the last parameter.";
                }
            }
        }
    }

    private static bool IsAwaited(Type type)
    {
        Type definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return definition == typeof(Task) || definition == typeof(Task<>) || definition == typeof(ValueTask) || definition == typeof(ValueTask<>)
            || definition == typeof(IAsyncEnumerable<>) || definition == typeof(AsyncPageable<>);
    }

    // A list by pages and a list of items that are there: the call that sends is another.
    private static bool IsConversion(MethodInfo method)
        => method.Name.StartsWith("As", StringComparison.Ordinal) || method.Name.StartsWith("From", StringComparison.Ordinal);

    // DisposeAsync and its like have the signature that .NET gives them.
    private static bool IsInherited(MethodInfo method) => method.Name == nameof(IAsyncDisposable.DisposeAsync) || method.GetBaseDefinition() != method;
}
