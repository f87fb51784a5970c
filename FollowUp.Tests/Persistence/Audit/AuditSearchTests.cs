using FollowUp.Core.Audit;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Queries.Audit;
using FollowUp.Tests.Engine.Scenarios;
using FollowUp.Tests.Support;
using NodaTime;

namespace FollowUp.Tests.Persistence.Audit;

/// <summary>What is searched for is found newest first, however many entries there are.</summary>
public sealed class AuditSearchTests
{
    [DatabaseTheory]
    public async Task Few_and_many_entries_are_told_in_the_order_of_time(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var stranger = await story.NeighbourAsync("else@example.com");
        await using (var context = story.Open())
        {
            foreach (var (name, action, minute) in new[] { ("Winter", "sequence.updated", 5), ("winter sale", "winter.begun", 4), ("Winter tires", "template.updated", 6), ("Spring", "sequence.updated", 7), ("Winter", "winter.ended", 3) })
            {
                context.Add(Entry(story, story.Owner.OrganizationId, name, action, minute));
            }

            context.Add(Entry(story, stranger, "Winter", "winter.begun", 9));
            await context.SaveChangesAsync();
        }

        Assert.Equal(["template.updated", "sequence.updated", "winter.begun", "winter.ended"], await FoundAsync(story, "Winter", 4));
        Assert.Equal(["template.updated"], await FoundAsync(story, "Winter", 1));
        Assert.Equal(["winter.begun"], await FoundAsync(story, "winter.b", 4));
        Assert.Empty(await FoundAsync(story, "inter", 4));

        var page = await story.Get<IAuditLog>().ListAsync(story.Owner, new AuditFilter(Kind: "sequence", Search: "Winter"), new PageQuery(2, 3), CancellationToken.None);
        Assert.Equal((4, "winter.ended"), (page.Total, Assert.Single(page.Items).Action));
    }

    private static async Task<IEnumerable<string>> FoundAsync(Story story, string term, int most)
    {
        await using var context = story.Open();
        var rows = context.Set<AuditEntry>().Where(row => row.OrganizationId == story.Owner.OrganizationId);
        var (places, total) = await AuditSearch.FindAsync(rows, story.Get<Database>().Provider, term, most, most, CancellationToken.None);
        Assert.InRange(total, 0, most);
        var found = rows.ToDictionary(row => row.Id, row => row.Action);
        return places.Take(most).Select(place => found[place.Id]);
    }

    private static AuditEntry Entry(Story story, Guid organization, string name, string action, int minute) => new()
    {
        Id = story.Get<IIdSource>().NewId(), OrganizationId = organization, At = Instant.FromUtc(2026, 3, 2, 9, minute), ActorName = "Somebody", Action = action, SubjectKind = "sequence", SubjectName = name,
    };
}
