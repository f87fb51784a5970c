using System.Text.Json;
using FollowUp.Core.Sequences.Layout;
using FollowUp.Tests.Support;

namespace FollowUp.Tests.Core.Sequences.Layout;

public sealed class EdgeRouteTests
{
    /// <summary>Values that the script of the canvas is held to as well.</summary>
    public const string Table = "FollowUp.Tests/Core/Sequences/Layout/edge-routes.json";

    public static TheoryData<string> Rows => new(JsonElement.Parse(Repository.Read(Table)).EnumerateArray().Select(row => row.GetRawText()));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Ways_are_drawn_as_the_table_says(string text)
    {
        var row = JsonElement.Parse(text);
        var lane = row.GetProperty("lane");

        var route = EdgeRoute.Of(Spot(row, "from"), Spot(row, "to"), row.GetProperty("choice").GetBoolean(), lane.ValueKind == JsonValueKind.Null ? null : lane.GetDouble());

        Assert.Equal((row.GetProperty("d").GetString(), Spot(row, "plus"), Spot(row, "label")), (route.Path, route.Plus, route.Label));
    }

    private static Spot Spot(JsonElement row, string name) => new(row.GetProperty(name)[0].GetDouble(), row.GetProperty(name)[1].GetDouble());
}
