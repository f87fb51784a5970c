using System.Text.Json.Nodes;
using FollowUp.Core.Audit;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace FollowUp.Infrastructure.Persistence.Audit;

/// <summary>Makes entries of the audit log out of what a context is about to save.</summary>
internal static class AuditTrail
{
    private const int LongestName = 200;
    private const int LongestFrom = 45;

    /// <summary>One entry for each row that is audited and changes in something worth telling.</summary>
    public static async Task<List<AuditEntry>> OfAsync(FollowUpDbContext context, Actor actor, AuditStamps stamps, CancellationToken cancellationToken)
    {
        var entries = new List<AuditEntry>();
        foreach (var changed in context.ChangeTracker.Entries().ToList())
        {
            if (changed.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
                && AuditedRows.Of(changed.Entity) is { } audited
                && Fields(changed, audited) is var (before, after)
                && (changed.State != EntityState.Modified || before.Count + after.Count > 0))
            {
                var name = changed.Entity is Membership member ? await NameAsync(context, member.UserId, cancellationToken) : audited.Name(changed.Entity);
                var note = new AuditNote($"{audited.Kind}.{audited.Verb?.Invoke(changed) ?? Verb(changed)}", audited.Id(changed.Entity), name);
                entries.Add(Entry(actor, note, stamps, Text(before), Text(after)));
            }
        }

        return entries;
    }

    public static AuditEntry Entry(Actor actor, AuditNote note, AuditStamps stamps, string? before = null, string? after = null) => new()
    {
        Id = stamps.Ids.NewId(),
        OrganizationId = actor.OrganizationId,
        At = stamps.Clock.GetCurrentInstant(),
        ActorId = actor.Id,
        ActorName = Short(actor.Name, LongestName)!,
        From = Short(actor.From, LongestFrom),
        Action = note.Action,
        SubjectKind = note.SubjectKind,
        SubjectId = note.SubjectId,
        SubjectName = Short(note.SubjectName, LongestName),
        Before = before,
        After = after ?? (note.After is null ? null : Json.Write(note.After)),
    };

    private static (JsonObject Before, JsonObject After) Fields(EntityEntry changed, AuditedRow audited)
    {
        var (before, after) = (new JsonObject(), new JsonObject());
        foreach (var property in changed.Properties)
        {
            var name = property.Metadata.Name;
            if (AuditedRow.IsLeftOut(name) || audited.LeftOut.Contains(name))
            {
                continue;
            }

            var (was, becomes) = (changed.State == EntityState.Added ? null : property.OriginalValue, changed.State == EntityState.Deleted ? null : property.CurrentValue);
            if (!property.Metadata.GetValueComparer().Equals(was, becomes))
            {
                AuditValue.Put(before, after, FieldName.Of(name), was, becomes, audited.IsSecret(name));
            }
        }

        return (before, after);
    }

    private static string Verb(EntityEntry changed)
    {
        if (changed.State != EntityState.Modified)
        {
            return changed.State == EntityState.Added ? "created" : "deleted";
        }

        var status = changed.Properties.FirstOrDefault(property => property.Metadata.Name is "Status" or "Archived" or "Enabled" && !Equals(property.OriginalValue, property.CurrentValue));
        return status?.CurrentValue switch
        {
            null => "changed",
            bool on => (status.Metadata.Name, on) switch
            {
                ("Archived", true) => "archived",
                ("Archived", false) => "restored",
                (_, true) => "turned_on",
                _ => "turned_off",
            },
            var value => value.ToString()!.ToLowerInvariant(),
        };
    }

    private static Task<string?> NameAsync(FollowUpDbContext context, Guid userId, CancellationToken cancellationToken)
        => context.Users.Where(user => user.Id == userId).Select(user => (string?)user.DisplayName).SingleOrDefaultAsync(cancellationToken);

    private static string? Text(JsonObject fields) => fields.Count == 0 ? null : fields.ToJsonString(Json.Options);

    private static string? Short(string? text, int longest) => text?.Length > longest ? text[..longest] : text;
}
