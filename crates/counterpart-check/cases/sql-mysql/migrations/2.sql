ALTER TABLE `keys` MODIFY COLUMN `name` ENUM('github','openai','stripe','slack') NOT NULL;
