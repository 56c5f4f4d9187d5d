using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Tests.Conventions;

/// <summary>Fills every member of a type with a text of its own, whatever its constructors want, and looks which of them its text shows.</summary>
internal static class ShownTextConvention
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Check(IEnumerable<Type> types, IReadOnlyCollection<string> shown)
    {
        foreach (Type type in types.Where(type => HasText(type) && !IsOpenValue(type)))
        {
            List<string> marks = [];
            string text = Fill(type, marks, 0)!.ToString()!;
            foreach (string mark in marks.Where(mark => text.Contains(Marked(mark), StringComparison.Ordinal) && !shown.Contains(mark)))
            {
                yield return $"{type.Name} shows {mark[(mark.IndexOf('.', StringComparison.Ordinal) + 1)..]}.";
            }
        }
    }

    /// <summary>Whether a type has a text that is more than its name.</summary>
    public static bool HasText(Type type)
        => type is { IsAbstract: false, ContainsGenericParameters: false, IsEnum: false }
            && !type.IsSubclassOf(typeof(Exception))
            && type.GetMethod(nameof(ToString), [])!.DeclaringType?.Assembly == type.Assembly;

    private static object? Fill(Type type, List<string> marks, int depth)
    {
        object filled = RuntimeHelpers.GetUninitializedObject(type);
        for (Type? level = type; level is not null && level.Assembly == type.Assembly; level = level.BaseType)
        {
            foreach (FieldInfo field in level.GetFields(Own))
            {
                string mark = $"{level.Name}.{NameOf(field)}";
                if (Value(field.FieldType, mark, marks, depth) is { } value)
                {
                    field.SetValue(filled, value);
                }
            }
        }

        return filled;
    }

    private static object? Value(Type type, string mark, List<string> marks, int depth)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Value(underlying, mark, marks, depth);
        }

        object? value = type == typeof(string) ? Marked(mark)
            : type == typeof(JsonElement) ? Json(mark)
            : type == typeof(JsonObject) || type == typeof(JsonNode) ? new JsonObject { ["key"] = Marked(mark) }
            : type == typeof(Uri) ? new Uri("https://host.example/")
            : type.IsAssignableFrom(typeof(string[])) && type != typeof(object) ? new[] { Marked(mark) }
            : type.IsAssignableFrom(typeof(Dictionary<string, JsonElement>)) && type != typeof(object) ? new Dictionary<string, JsonElement> { [Marked(mark)] = Json(mark) }
            : null;
        if (value is not null)
        {
            marks.Add(mark);
            return value;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && Value(type.GenericTypeArguments[0], mark, marks, depth) is { } item)
        {
            Array items = Array.CreateInstance(type.GenericTypeArguments[0], 1);
            items.SetValue(item, 0);
            return items;
        }

        Type? concrete = !type.IsAbstract ? type : type.Assembly.GetTypes().FirstOrDefault(candidate => candidate.IsSubclassOf(type) && !candidate.IsAbstract);
        return depth < 4 && !IsOpenValue(type) && concrete is { IsEnum: false } && (concrete.Assembly == typeof(IoTDAClient).Assembly || concrete.Assembly == typeof(ShownTextConvention).Assembly)
            ? Fill(concrete, marks, depth + 1)
            : null;
    }

    // It shows its text, which is one of the service's words.
    private static bool IsOpenValue(Type type) => type.IsValueType && type.GetConstructor([typeof(string)]) is not null && type != typeof(BatchTaskName);

    private static string Marked(string mark) => $"~{mark}~";

    private static JsonElement Json(string mark) => JsonElement.Parse($$"""{"key":"{{Marked(mark)}}"}""");

    // A property's field is named after it.
    private static string NameOf(FieldInfo field) => field.Name.Split('<', '>') is [_, var name, ..] ? name : field.Name;
}
