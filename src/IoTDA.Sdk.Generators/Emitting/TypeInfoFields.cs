using IoTDA.Sdk.Generators.Model;

namespace IoTDA.Sdk.Generators.Emitting;

/// <summary>
/// Names the fields that hold the JSON metadata: one a type, in the order of first use. They are filled by the first call that needs them,
/// since metadata is dear to make and few programs use every operation.
/// </summary>
internal sealed class TypeInfoFields
{
    private readonly List<(TypeReference Type, string Field)> _fields = [];

    public TypeInfoFields(WireInterface model)
    {
        foreach (WireMethod method in model.Methods)
        {
            foreach (WireParameter body in method.InRole(ParameterRole.Body))
            {
                Add(body.Type);
            }

            if (method.Response.Type is { } response)
            {
                Add(response);
            }
        }
    }

    public IReadOnlyList<(TypeReference Type, string Field)> All => _fields;

    public string For(TypeReference type) => $"{_fields.First(item => item.Type == type).Field} ??= _invoker.TypeInfo<{type.FullName}>()";

    private void Add(TypeReference type)
    {
        if (!_fields.Any(item => item.Type == type))
        {
            string name = "_" + char.ToLowerInvariant(type.ShortName[0]) + type.ShortName.Substring(1) + "Type";
            _fields.Add((type, CSharp.Unused(name, [.. _fields.Select(item => item.Field)])));
        }
    }
}
