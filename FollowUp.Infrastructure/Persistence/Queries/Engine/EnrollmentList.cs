using FollowUp.Core.Contacts;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Queries.Engine;

/// <summary>Enrollments of designed sequences, newest first.</summary>
internal static class EnrollmentList
{
    public static async Task<Page<EnrollmentRow>> ReadAsync(
        FollowUpDbContext context, DatabaseProvider provider, Guid? sequenceId, EnrollmentStatus? status, string? step, string? search, PageQuery page, CancellationToken cancellationToken)
    {
        var found = context.Set<Enrollment>().AsNoTracking();
        found = sequenceId is { } id
            ? found.Where(row => row.SequenceId == id)
            : found.Where(row => context.Set<Sequence>().Any(sequence => sequence.Id == row.SequenceId && sequence.Kind == SequenceKind.Designed));
        if (status is not null)
        {
            found = found.Where(row => row.Status == status);
        }

        if (!string.IsNullOrEmpty(step))
        {
            found = found.Where(row => row.Step == step);
        }

        if (PrefixSearch.Term(search) is { } term)
        {
            var contacts = context.Set<Contact>().StartingWith(provider, row => row.Email, term.ToLowerInvariant()).Select(row => row.Id)
                .Union(context.Set<Contact>().StartingWith(provider, row => row.FirstName, term).Select(row => row.Id))
                .Union(context.Set<Contact>().StartingWith(provider, row => row.LastName, term).Select(row => row.Id));
            found = found.Where(row => contacts.Contains(row.ContactId));
        }

        var total = await found.CountAsync(cancellationToken);
        return new Page<EnrollmentRow>(await Rows(context, found.OrderByDescending(row => row.EnteredAt).ThenByDescending(row => row.Id).Skip(page.Skip).Take(page.Size), cancellationToken), total);
    }

    public static async Task<IReadOnlyList<EnrollmentRow>> Rows(FollowUpDbContext context, IQueryable<Enrollment> found, CancellationToken cancellationToken)
    {
        var rows = await found.Select(row => new
        {
            Enrollment = row,
            Sequence = context.Set<Sequence>().Where(sequence => sequence.Id == row.SequenceId).Select(sequence => sequence.Name).First(),
            Number = context.Set<SequenceVersion>().Where(version => version.Id == row.VersionId).Select(version => version.Number).First(),
            Contact = context.Set<Contact>().Where(contact => contact.Id == row.ContactId).Select(contact => new { contact.FirstName, contact.LastName, contact.Email, contact.Phone }).First(),
        }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new EnrollmentRow(
            row.Enrollment.Id, row.Enrollment.SequenceId, row.Sequence, row.Enrollment.ContactId,
            ContactName.Of(row.Contact.FirstName, row.Contact.LastName, row.Contact.Email, row.Contact.Phone), row.Contact.Email ?? row.Contact.Phone,
            row.Enrollment.Subject, row.Enrollment.Status, row.Enrollment.Step, row.Enrollment.DueAt, row.Enrollment.StopReason, row.Number, row.Enrollment.EnteredAt, row.Enrollment.EndedAt));
    }
}
