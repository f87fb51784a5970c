using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Templates.WhatsApp;

namespace FollowUp.Core.Templates;

/// <summary>Reads and changes templates.</summary>
public interface ITemplates
{
    Task<IReadOnlyList<Template>> ListAsync(Actor actor, Channel? channel, CancellationToken cancellationToken);

    /// <summary>With its attachments.</summary>
    /// <exception cref="NotFoundException">No such template in the organization.</exception>
    Task<Template> GetAsync(Actor actor, Guid templateId, CancellationToken cancellationToken);

    /// <exception cref="InputException">A field cannot be taken, or the words do not parse as Handlebars.</exception>
    Task<Guid> CreateAsync(Actor actor, TemplateInput input, CancellationToken cancellationToken);

    /// <param name="version">The version the change started from.</param>
    /// <exception cref="ConflictException">Someone else saved in between.</exception>
    /// <exception cref="InputException">A field cannot be taken, or the words do not parse as Handlebars.</exception>
    Task UpdateAsync(Actor actor, Guid templateId, int version, TemplateInput input, CancellationToken cancellationToken);

    /// <exception cref="ConflictException">A campaign that is not archived uses it.</exception>
    Task ArchiveAsync(Actor actor, Guid templateId, CancellationToken cancellationToken);
}

/// <summary>What an author typed.</summary>
public sealed record TemplateInput(string Name, Channel Channel, TemplateKind Kind, string? Subject, string? Html, string Text)
{
    /// <summary>Ids of the files that messages take along, in their order.</summary>
    public IReadOnlyList<Guid> Attachments { get; init; } = [];

    /// <summary>WhatsApp only.</summary>
    public WhatsAppWords? WhatsApp { get; init; }
}
