using IoTDA.Sdk.Generators.Model;
using IoTDA.Sdk.Generators.Parsing;

namespace IoTDA.Sdk.Generators.Tests.Parsing;

public sealed class PathTemplateParserTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("/batchtasks", "/batchtasks")]
    [InlineData("/batchtasks/", "/batchtasks/")]
    [InlineData("/batchtasks/{task_id}", "/batchtasks/", "{task_id}")]
    [InlineData("/{project-id}/tasks/{task_id}/stop", "/", "{project-id}", "/tasks/", "{task_id}", "/stop")]
    [InlineData("/{a}/{b}", "/", "{a}", "/", "{b}")]
    [InlineData("/v1.0/~a_b-c/%2Fx;y=1,z:@!$&'()*+", "/v1.0/~a_b-c/%2Fx;y=1,z:@!$&'()*+")]
    public void A_good_template_is_cut_at_its_placeholders(string text, params string[] parts)
    {
        PathTemplate? template = PathTemplateParser.Parse(text, out string? error);

        Assert.Null(error);
        Assert.Equal(parts, template!.Parts.Select(part => part.IsPlaceholder ? $"{{{part.Text}}}" : part.Text));
        Assert.Equal(text, template.Text);
    }

    [Theory]
    [InlineData("", "start with '/'")]
    [InlineData("batchtasks", "start with '/'")]
    [InlineData("https://host/batchtasks", "start with '/'")]
    [InlineData("//batchtasks", "empty segment")]
    [InlineData("/a//b", "empty segment")]
    [InlineData("/a/../b", "segment '..'")]
    [InlineData("/a/.", "segment '.'")]
    [InlineData("/a/{id", "braces within")]
    [InlineData("/a/id}", "braces within")]
    [InlineData("/a/{", "braces within")]
    [InlineData("/a/{id}.json", "braces within")]
    [InlineData("/a/{id}{other}", "placeholder '{id}{other}'")]
    [InlineData("/a/{}", "placeholder '{}'")]
    [InlineData("/a/{**rest}", "placeholder '{**rest}'")]
    [InlineData("/a/{id:int}", "placeholder '{id:int}'")]
    [InlineData("/a?b=1", "has a '?'")]
    [InlineData("/a/b#c", "has a '#'")]
    [InlineData("/a b", "has a ' '")]
    [InlineData("/a\\b", "has a '\\'")]
    [InlineData("/任务", "percent-encoded")]
    [InlineData("/a%2", "has a '%'")]
    [InlineData("/a%zz", "has a '%'")]
    public void A_bad_template_is_refused_with_a_reason(string text, string reason)
    {
        Assert.Null(PathTemplateParser.Parse(text, out string? error));
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }
}
