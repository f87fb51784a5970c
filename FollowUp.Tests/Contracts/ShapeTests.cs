using System.Text.Json;
using FollowUp.Tests.Contracts.Fakes;

namespace FollowUp.Tests.Contracts;

/// <summary>The fakes are as strict as they are meant to be.</summary>
public sealed class ShapeTests
{
    private static readonly Shape Mail = Shape.Record(("to", Shape.Many(Shape.Text, 2)), ("kind?", Shape.ByField("type", ("a", Shape.Record(("type", Shape.Text), ("n?", Shape.Number))))));

    [Theory]
    [InlineData("""{"to":["a"]}""", null)]
    [InlineData("""{"to":["a","b"],"kind":{"type":"a","n":1}}""", null)]
    [InlineData("""{}""", "mail.to is missing")]
    [InlineData("""{"to":"a"}""", "mail.to must be a list")]
    [InlineData("""{"to":[]}""", "mail.to must hold 1 to 2")]
    [InlineData("""{"to":["a","b","c"]}""", "mail.to must hold 1 to 2")]
    [InlineData("""{"to":[1]}""", "mail.to[0] must be a text")]
    [InlineData("""{"to":[null]}""", "mail.to[0] must be a text")]
    [InlineData("""{"to":["a"],"cc":["b"]}""", "mail.cc is not known")]
    [InlineData("""{"to":["a"],"kind":{"type":"b"}}""", "mail.kind.type is not known")]
    [InlineData("""{"to":["a"],"kind":{"type":"a","n":"1"}}""", "mail.kind.n must be a number")]
    [InlineData("""["a"]""", "mail must be an object")]
    public void What_is_not_documented_is_refused(string json, string? problem) => Assert.Equal(problem, Mail.Problem(JsonElement.Parse(json), "mail"));
}
