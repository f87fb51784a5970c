using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FollowUp.Infrastructure.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddDeadLetters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "Sending",
                table: "Organizations",
                type: "text",
                maxLength: -1,
                nullable: false,
                defaultValue: "{\"quiet\":{\"sms\":{\"from\":\"21:00\",\"to\":\"08:00\"},\"whatsapp\":{\"from\":\"21:00\",\"to\":\"08:00\"}},\"limits\":{\"sms\":{\"perHour\":100},\"whatsapp\":{\"perHour\":100}}}",
                oldClrType: typeof(string),
                oldType: "text",
                oldMaxLength: -1,
                oldDefaultValue: "{\"quiet\":{\"sms\":{\"from\":\"21:00\",\"to\":\"08:00\"}},\"limits\":{\"sms\":{\"perHour\":100}}}");

            migrationBuilder.AddColumn<long>(
                name: "DismissedAt",
                table: "Messages",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FailureKind",
                table: "Messages",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FailureWords",
                table: "Messages",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CleanUpRules",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    AfterDays = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CleanUpRules", x => new { x.OrganizationId, x.Kind });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Messages_NotSent",
                table: "Messages",
                columns: new[] { "OrganizationId", "DueAt", "State", "FailureKind", "Channel", "Provider", "FailureWords" },
                filter: "\"State\" IN (6, 9, 10) AND \"DismissedAt\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CleanUpRules");

            migrationBuilder.DropIndex(
                name: "IX_Messages_NotSent",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "DismissedAt",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "FailureKind",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "FailureWords",
                table: "Messages");

            migrationBuilder.AlterColumn<string>(
                name: "Sending",
                table: "Organizations",
                type: "text",
                maxLength: -1,
                nullable: false,
                defaultValue: "{\"quiet\":{\"sms\":{\"from\":\"21:00\",\"to\":\"08:00\"}},\"limits\":{\"sms\":{\"perHour\":100}}}",
                oldClrType: typeof(string),
                oldType: "text",
                oldMaxLength: -1,
                oldDefaultValue: "{\"quiet\":{\"sms\":{\"from\":\"21:00\",\"to\":\"08:00\"},\"whatsapp\":{\"from\":\"21:00\",\"to\":\"08:00\"}},\"limits\":{\"sms\":{\"perHour\":100},\"whatsapp\":{\"perHour\":100}}}");
        }
    }
}
